/**
 * Results beside the voxels: measurements as a TID 1500 structured report, a PDF and pictures as DICOM objects of the
 * patient's study.
 */
package org.toposeg.dicom.report;
