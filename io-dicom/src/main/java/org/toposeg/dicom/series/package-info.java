/**
 * From DICOM images to volumes: which files form a series, what is missing from it or given twice, and its voxels in the
 * modality's units.
 */
@NullMarked
package org.toposeg.dicom.series;

import org.jspecify.annotations.NullMarked;
