package org.toposeg.dicom.pixel;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import org.toposeg.dicom.codec.DeflatedFrameCodec;
import org.toposeg.dicom.codec.FrameCodec;
import org.toposeg.dicom.codec.ImageIoCodec;
import org.toposeg.dicom.codec.RleCodec;
import org.toposeg.dicom.codec.jpeg.Jpeg12Codec;
import org.toposeg.dicom.codec.jpeg.Jpeg2000Check;
import org.toposeg.dicom.codec.jpeg.JpegLosslessCodec;
import org.toposeg.dicom.codec.jpeg.JpegLsCodec;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.TransferSyntax;

/** The decoders by transfer syntax. */
final class Codecs {

    private static final Map<String, FrameCodec> BY_SYNTAX = new HashMap<>();

    static {
        FrameCodec jpeg = new ImageIoCodec("JPEG", Codecs::platformJpeg);
        FrameCodec lossless = new JpegLosslessCodec();
        FrameCodec jpegLs = new JpegLsCodec();
        FrameCodec jj2000 = new ImageIoCodec("JPEG 2000", J2KImageReaderSpi::new);
        FrameCodec jpeg2000 = (frame, format) -> {
            Jpeg2000Check.check(frame, format);
            return jj2000.decode(frame, format);
        };
        BY_SYNTAX.put("1.2.840.10008.1.2.1.98", (frame, format) -> frame);
        BY_SYNTAX.put("1.2.840.10008.1.2.4.50", jpeg);
        BY_SYNTAX.put("1.2.840.10008.1.2.4.51", new Jpeg12Codec(jpeg));
        BY_SYNTAX.put("1.2.840.10008.1.2.4.57", lossless);
        BY_SYNTAX.put("1.2.840.10008.1.2.4.70", lossless);
        BY_SYNTAX.put("1.2.840.10008.1.2.4.80", jpegLs);
        BY_SYNTAX.put("1.2.840.10008.1.2.4.81", jpegLs);
        BY_SYNTAX.put("1.2.840.10008.1.2.4.90", jpeg2000);
        BY_SYNTAX.put("1.2.840.10008.1.2.4.91", jpeg2000);
        BY_SYNTAX.put("1.2.840.10008.1.2.5", new RleCodec());
        BY_SYNTAX.put("1.2.840.10008.1.2.8.1", new DeflatedFrameCodec());
    }

    private Codecs() {}

    /** The JDK's own JPEG reader: others registered beside it may convert colours. */
    private static ImageReaderSpi platformJpeg() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReaderSpi spi = readers.next().getOriginatingProvider();
            if (spi.getClass().getName().startsWith("com.sun.imageio")) {
                return spi;
            }
        }
        throw new DicomException("this Java has no JPEG reader");
    }

    static FrameCodec of(TransferSyntax syntax) {
        FrameCodec codec = BY_SYNTAX.get(syntax.uid());
        if (codec == null) {
            throw new DicomException("its pixels are compressed by " + syntax
                    + ", which cannot be decoded here; convert it first, for example with gdcmconv --raw");
        }
        return codec;
    }
}
