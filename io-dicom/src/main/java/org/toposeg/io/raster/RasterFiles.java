package org.toposeg.io.raster;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.toposeg.dicom.codec.DamageWarnings;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.MemoryBudget;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** Reads PNG, JPEG, GIF and TIFF, and writes TIFF stacks; the calibration of a TIFF gives the spacing. */
public final class RasterFiles {

    private static final String[] PICTURES = {"89504e47", "ffd8ff", "47494638"};
    private static final String[] TIFF = {"49492a00", "4d4d002a"};

    private static final String NO_SIZE = "a picture has no size in the patient; 1 mm was taken";

    private RasterFiles() {}

    /** Whether a file that starts with these bytes is PNG, JPEG or GIF. */
    public static boolean isPicture(byte[] start) {
        return starts(start, PICTURES);
    }

    /** Whether a file that starts with these bytes is TIFF. */
    public static boolean isTiff(byte[] start) {
        return starts(start, TIFF);
    }

    private static boolean starts(byte[] start, String... marks) {
        String hex = HexFormat.of().formatHex(start, 0, Math.min(4, start.length));
        return Arrays.stream(marks).anyMatch(hex::startsWith);
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** @throws InputException if the file is damaged or needs more memory than there is */
    public static RasterImage read(Path file) {
        return guarded(file, () -> {
            byte[] start = start(file);
            boolean tiff = start.length > 1 && start[0] == start[1] && (start[0] == 'I' || start[0] == 'M');
            return tiff ? TiffReader.read(file) : reading(file, reader -> picture(decoded(file, reader)));
        });
    }

    /**
     * A PNG, JPEG or GIF for its labels: of a coloured palette (as of Pascal VOC) the numbers of the colours, else the values.
     *
     * @throws InputException as {@link #read}
     */
    public static RasterImage readIndices(Path file) {
        return guarded(
                file,
                () -> reading(file, reader -> {
                    BufferedImage image = decoded(file, reader);
                    return isColoured(image.getColorModel()) ? indices(image) : picture(image);
                }));
    }

    private static boolean isColoured(ColorModel colours) {
        if (!(colours instanceof IndexColorModel palette)) {
            return false;
        }
        return IntStream.range(0, palette.getMapSize())
                .anyMatch(i -> palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i));
    }

    private static RasterImage indices(BufferedImage image) {
        Grid grid = Grid.of(new Size(image.getWidth(), image.getHeight(), 1), new Vec3(1, 1, 1));
        float[] data = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (float[]) null);
        return new RasterImage(List.of(new Volume(grid, data)), "uint8", false, List.of(NO_SIZE));
    }

    /**
     * How many channels a PNG, JPEG or GIF has, by its header; only a palette's colours must be seen.
     *
     * @throws InputException if the file is damaged
     */
    public static int pictureChannels(Path file) {
        int channels = guarded(file, () -> reading(file, RasterFiles::channels));
        return channels > 0 ? channels : read(file).volumes().size();
    }

    /** 0 where the header does not tell. */
    private static int channels(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getImageTypes(0).next();
        boolean bits = type.getSampleModel().getSampleSize(0) == 1;
        if (bits) {
            return 1;
        }
        if (type.getColorModel() instanceof IndexColorModel) {
            return 0;
        }
        return type.getColorModel().getNumColorComponents() < 3 ? 1 : 3;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T guarded(Path file, Work<T> work) {
        try {
            return work.run();
        } catch (IOException | RuntimeException e) {
            throw e instanceof InputException known
                    ? known
                    : new InputException(
                            file + " cannot be read as an image (" + e.getMessage() + "); copy it again.", e);
        }
    }

    private static <T> T reading(Path file, Reading<T> work) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new InputException(file + " is no picture of a known kind; convert it to PNG or TIFF.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return work.from(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage decoded(Path file, ImageReader reader) throws IOException {
        ImageSizeLimit.require(
                file, reader.getFormatName().toLowerCase(Locale.ROOT), reader.getWidth(0), reader.getHeight(0));
        DamageWarnings warnings = DamageWarnings.of(reader);
        BufferedImage image = reader.read(0);
        warnings.damage().ifPresent(why -> {
            throw new InputException(file + " is damaged (" + why + "); copy it again.");
        });
        return image;
    }

    static void requireMemory(Path file, double bytes) {
        if (!MemoryBudget.take(bytes)) {
            throw new InputException(file + " claims a size that does not fit in memory; it is damaged or too large.");
        }
    }

    /** One slice of 1 mm; palettes looked up. */
    static RasterImage picture(BufferedImage image) {
        Grid grid = Grid.of(new Size(image.getWidth(), image.getHeight(), 1), new Vec3(1, 1, 1));
        Raster raster = image.getRaster();
        boolean bits = raster.getSampleModel().getSampleSize(0) == 1;
        boolean palette = image.getColorModel() instanceof IndexColorModel && !bits;
        int colours = image.getColorModel().getNumColorComponents();
        int samples = palette ? 3 : bits || colours < 3 ? 1 : 3;
        List<Volume> volumes = new ArrayList<>();
        for (int c = 0; c < samples; c++) {
            float[] data = palette
                    ? paletteColour(image, c)
                    : raster.getSamples(0, 0, grid.size().x(), grid.size().y(), c, (float[]) null);
            volumes.add(new Volume(grid, data));
        }
        String type = type(raster.getSampleModel());
        List<Volume> kept = palette ? grey(volumes) : volumes;
        return new RasterImage(kept, type, kept.size() == 3, List.of(NO_SIZE));
    }

    private static String type(SampleModel samples) {
        boolean real =
                samples.getDataType() == DataBuffer.TYPE_FLOAT || samples.getDataType() == DataBuffer.TYPE_DOUBLE;
        return real ? "float32" : samples.getSampleSize(0) > 8 ? "uint16" : "uint8";
    }

    private static float[] paletteColour(BufferedImage image, int channel) {
        float[] data = new float[image.getWidth() * image.getHeight()];
        for (int v = 0; v < data.length; v++) {
            int rgb = image.getRGB(v % image.getWidth(), v / image.getWidth());
            data[v] = rgb >> (16 - 8 * channel) & 0xFF;
        }
        return data;
    }

    /** A palette of greys, as masks have it, is one channel. */
    private static List<Volume> grey(List<Volume> colours) {
        boolean same = Arrays.equals(colours.get(0).data(), colours.get(1).data())
                && Arrays.equals(colours.get(0).data(), colours.get(2).data());
        return same ? List.of(colours.getFirst()) : colours;
    }

    /** Writes a hyperstack of 4-byte floats, calibrated in millimetres, that ImageJ opens. */
    public static void writeTiff(List<Volume> channels, Path target) {
        TiffWriter.write(channels, null, target);
    }

    /**
     * Writes a hyperstack with the outlines of labels as ImageJ's overlay.
     *
     * @param labels on the volumes' grid
     */
    public static void writeTiff(List<Volume> channels, LabelMap labels, Path target) {
        TiffWriter.write(channels, labels, target);
    }
}
