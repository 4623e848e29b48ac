/**
 * The JPEG family's codecs that no kept library offers: 12 bit, lossless, JPEG-LS; and a look at JPEG 2000 streams before
 * they are decoded.
 */
@NullMarked
package org.toposeg.dicom.codec.jpeg;

import org.jspecify.annotations.NullMarked;
