package org.toposeg.dicom.codec;

import java.awt.image.Raster;
import java.io.IOException;
import java.util.function.Supplier;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.toposeg.dicom.data.DicomException;

/** A decoder that the Java image input/output interface offers; samples come out as stored, colours unconverted. */
public final class ImageIoCodec implements FrameCodec {

    private final String name;
    private final Supplier<ImageReaderSpi> provider;

    public ImageIoCodec(String name, Supplier<ImageReaderSpi> provider) {
        this.name = name;
        this.provider = provider;
    }

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) {
        ImageReader reader = null;
        try (ImageInputStream in = new FrameStream(frame)) {
            reader = provider.get().createReaderInstance();
            reader.setInput(in, true, true);
            DecodedFrame.requireSize(format, reader.getWidth(0), reader.getHeight(0), format.samples());
            DamageWarnings warnings = DamageWarnings.of(reader);
            Raster raster = reader.canReadRaster()
                    ? reader.readRaster(0, null)
                    : reader.read(0).getRaster();
            warnings.damage().ifPresent(why -> {
                throw new DicomException("a " + name + " frame is damaged: " + why);
            });
            return samples(raster, format);
        } catch (DicomException | VirtualMachineError e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            // JJ2000 answers damaged streams with errors, ThreadDeath among them.
            throw new DicomException("a " + name + " frame is damaged: " + e.getMessage(), e);
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    private static byte[] samples(Raster raster, PixelFormat format) {
        DecodedFrame.requireSize(format, raster.getWidth(), raster.getHeight(), raster.getNumBands());
        DecodedFrame result = new DecodedFrame(format);
        int bands = raster.getNumBands();
        int[] row = new int[raster.getWidth() * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int i = 0; i < row.length; i++) {
                result.set(y * raster.getWidth() + i / bands, i % bands, row[i]);
            }
        }
        return result.bytes();
    }
}
