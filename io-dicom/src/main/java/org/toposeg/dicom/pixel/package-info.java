/** Pixels of DICOM images: native data of 1 to 64 bits and packed frames, put together to colours and samples. */
@NullMarked
package org.toposeg.dicom.pixel;

import org.jspecify.annotations.NullMarked;
