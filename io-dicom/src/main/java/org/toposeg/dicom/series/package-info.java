/**
 * From DICOM images to volumes: which files form a series, which frames form a volume, where each slice lies in the
 * patient, and what is wrong with a series that has no regular geometry.
 */
@NullMarked
package org.toposeg.dicom.series;

import org.jspecify.annotations.NullMarked;
