package org.toposeg.dicom.pixel;

import java.util.Map;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.TransferSyntax;

/** The decoders by transfer syntax. */
final class Codecs {

    private static final Map<String, FrameCodec> BY_SYNTAX = Map.of("1.2.840.10008.1.2.1.98", (frame, format) -> frame);

    private Codecs() {}

    static FrameCodec of(TransferSyntax syntax) {
        FrameCodec codec = BY_SYNTAX.get(syntax.uid());
        if (codec == null) {
            throw new DicomException("its pixels are compressed by " + syntax
                    + ", which cannot be decoded here; convert it first, for example with dcmdjpeg or gdcmconv");
        }
        return codec;
    }
}
