/** Speed of reading series and of reading and writing segmentations, beside pydicom on the same files. */
@NullMarked
package org.toposeg.benchmark.dicom;

import org.jspecify.annotations.NullMarked;
