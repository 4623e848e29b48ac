/** Radiotherapy structure sets read as label maps. */
package org.toposeg.dicom.rt;
