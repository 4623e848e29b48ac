/**
 * DICOM segmentation objects, written and read: label maps or probabilities, coded segments, references to the source
 * images, and where each frame lies in the patient.
 */
@NullMarked
package org.toposeg.dicom.seg;

import org.jspecify.annotations.NullMarked;
