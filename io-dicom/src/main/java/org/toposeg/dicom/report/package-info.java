/**
 * Results beside the voxels: measurements as a TID 1500 structured report, a PDF and pictures as DICOM objects of the
 * patient's study.
 */
@NullMarked
package org.toposeg.dicom.report;

import org.jspecify.annotations.NullMarked;
