/** Radiotherapy structure sets read as label maps. */
@NullMarked
package org.toposeg.dicom.rt;

import org.jspecify.annotations.NullMarked;
