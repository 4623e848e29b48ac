/**
 * De-identification by the basic application level confidentiality profile (PS3.15, E) with the options to retain UIDs, to
 * retain full dates and to clean descriptors.
 */
@NullMarked
package org.toposeg.dicom.deid;

import org.jspecify.annotations.NullMarked;
