/**
 * Frames of DICOM images and the stacks that they fill: where each lies in the patient, what tells it from the others, in
 * which order they follow each other.
 */
@NullMarked
package org.toposeg.dicom.frame;

import org.jspecify.annotations.NullMarked;
