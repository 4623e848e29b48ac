/**
 * Frames of segmentation objects: one bit a pixel, and where each frame lies on the grid of the images that it refers to.
 */
@NullMarked
package org.toposeg.dicom.seg.frame;

import org.jspecify.annotations.NullMarked;
