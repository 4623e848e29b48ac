/**
 * From DICOM images to volumes: which files form a series, which frames form a volume, where each slice lies in the
 * patient, and what is wrong with a series that has no regular geometry.
 */
package org.toposeg.dicom.series;
