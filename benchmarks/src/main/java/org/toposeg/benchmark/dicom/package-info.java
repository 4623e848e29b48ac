/** Speed of reading series and of reading and writing segmentations, beside pydicom on the same files. */
package org.toposeg.benchmark.dicom;
