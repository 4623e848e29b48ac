/**
 * Pixels of DICOM images as stored: native data of 1 to 64 bits, compressed frames through {@link
 * org.toposeg.dicom.pixel.FrameCodec}. Every frame comes out little endian with the samples of a pixel side by side.
 */
@NullMarked
package org.toposeg.dicom.pixel;

import org.jspecify.annotations.NullMarked;
