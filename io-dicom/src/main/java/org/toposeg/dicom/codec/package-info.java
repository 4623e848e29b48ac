/**
 * Frames of DICOM images packed and unpacked, one {@link org.toposeg.dicom.codec.FrameCodec} for each way of packing.
 * Every frame comes out little endian with the samples of a pixel side by side.
 */
@NullMarked
package org.toposeg.dicom.codec;

import org.jspecify.annotations.NullMarked;
