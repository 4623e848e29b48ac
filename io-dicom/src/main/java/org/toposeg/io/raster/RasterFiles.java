package org.toposeg.io.raster;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.toposeg.volume.Grid;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** Reads PNG, JPEG, GIF and TIFF, and writes TIFF stacks; the calibration of a TIFF gives the spacing. */
public final class RasterFiles {

    private static final String[] MAGIC = {"89504e47", "ffd8ff", "47494638", "49492a00", "4d4d002a"};

    private RasterFiles() {}

    /** Whether the file starts like one of the formats, whatever its name. */
    public static boolean recognises(Path file) {
        String start = start(file);
        for (String magic : MAGIC) {
            if (start.startsWith(magic)) {
                return true;
            }
        }
        return false;
    }

    private static String start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            StringBuilder hex = new StringBuilder();
            for (byte b : in.readNBytes(4)) {
                hex.append(String.format("%02x", b));
            }
            return hex.toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** @throws ImageException if the file is damaged or needs more memory than there is */
    public static RasterImage read(Path file) {
        try {
            String start = start(file);
            return start.startsWith("4949") || start.startsWith("4d4d") ? tiff(file) : picture(file);
        } catch (IOException | RuntimeException e) {
            throw e instanceof ImageException known
                    ? known
                    : new ImageException(
                            file + " cannot be read as an image (" + e.getMessage() + "); copy it again.", e);
        }
    }

    private static RasterImage picture(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new ImageException(file + " is no picture of a known kind; convert it to PNG or TIFF.");
            }
            ImageReader reader = readers.next();
            reader.setInput(in, true, true);
            requireMemory(file, 16.0 * reader.getWidth(0) * reader.getHeight(0));
            return picture(reader.read(0));
        }
    }

    private static void requireMemory(Path file, double bytes) {
        if (bytes > Runtime.getRuntime().maxMemory()) {
            throw new ImageException(file + " claims a size that does not fit in memory; it is damaged or too large.");
        }
    }

    private static RasterImage picture(BufferedImage image) {
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
        String type = raster.getSampleModel().getSampleSize(0) > 8 ? "uint16" : "uint8";
        return new RasterImage(
                palette ? grey(volumes) : volumes,
                type,
                List.of("a picture has no size in the patient; 1 mm was taken"));
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
        boolean same = java.util.Arrays.equals(
                        colours.get(0).data(), colours.get(1).data())
                && java.util.Arrays.equals(colours.get(0).data(), colours.get(2).data());
        return same ? List.of(colours.getFirst()) : colours;
    }

    private static RasterImage tiff(Path file) {
        Opener opener = new Opener();
        opener.setSilentMode(true);
        ImagePlus image = opener.openImage(file.toString());
        if (image == null) {
            throw new ImageException(file + " is a TIFF that ImageJ cannot read; save it again without compression.");
        }
        boolean rgb = image.getType() == ImagePlus.COLOR_RGB;
        int channels = rgb ? 3 : image.getNChannels() * image.getNFrames();
        List<String> warnings = new ArrayList<>();
        Grid grid = grid(image, warnings);
        List<Volume> volumes = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            volumes.add(Volume.zeros(grid));
        }
        int plane = grid.size().x() * grid.size().y();
        ImageStack stack = image.getStack();
        for (int s = 0; s < stack.size(); s++) {
            int[] place = image.convertIndexToPosition(s + 1);
            for (int c = 0; c < (rgb ? 3 : 1); c++) {
                FloatProcessor pixels = stack.getProcessor(s + 1).toFloat(c, null);
                int channel = rgb ? c : (place[2] - 1) * image.getNChannels() + place[0] - 1;
                float[] data = volumes.get(channel).data();
                System.arraycopy((float[]) pixels.getPixels(), 0, data, (place[1] - 1) * plane, plane);
            }
        }
        String type = image.getBitDepth() == 32 ? "float32" : image.getBitDepth() == 16 ? "uint16" : "uint8";
        return new RasterImage(volumes, type, warnings);
    }

    private static Grid grid(ImagePlus image, List<String> warnings) {
        Calibration c = image.getCalibration();
        double unit = switch (c.getUnit().toLowerCase(Locale.ROOT)) {
            case "mm", "millimeter" -> 1;
            case "micron", "um", "µm", "microns" -> 1e-3;
            case "nm" -> 1e-6;
            case "cm" -> 10;
            case "m", "meter" -> 1000;
            case "inch", "in" -> 25.4;
            default -> 0;
        };
        if (unit == 0) {
            warnings.add("the image has no calibration in a unit of length; 1 mm was taken");
        }
        Vec3 spacing = unit == 0
                ? new Vec3(1, 1, 1)
                : new Vec3(c.pixelWidth * unit, c.pixelHeight * unit, c.pixelDepth * unit);
        return Grid.of(new Size(image.getWidth(), image.getHeight(), image.getNSlices()), spacing);
    }

    /** Writes a hyperstack of 4-byte floats, calibrated in millimetres, that ImageJ opens. */
    public static void writeTiff(List<Volume> channels, Path target) {
        Grid grid = channels.getFirst().grid();
        Size size = grid.size();
        ImageStack stack = new ImageStack(size.x(), size.y());
        int plane = size.x() * size.y();
        for (int k = 0; k < size.z(); k++) {
            for (Volume channel : channels) {
                float[] pixels = java.util.Arrays.copyOfRange(channel.data(), k * plane, (k + 1) * plane);
                stack.addSlice(new FloatProcessor(size.x(), size.y(), pixels));
            }
        }
        ImagePlus image = new ImagePlus(target.getFileName().toString(), stack);
        image.setDimensions(channels.size(), size.z(), 1);
        image.setOpenAsHyperStack(channels.size() > 1);
        Calibration calibration = image.getCalibration();
        calibration.setUnit("mm");
        calibration.pixelWidth = grid.spacing().x();
        calibration.pixelHeight = grid.spacing().y();
        calibration.pixelDepth = grid.spacing().z();
        save(image, target);
    }

    private static void save(ImagePlus image, Path target) {
        Path part = target.resolveSibling("." + target.getFileName() + ".part.tif");
        try {
            FileSaver saver = new FileSaver(image);
            boolean saved = image.getStackSize() > 1
                    ? saver.saveAsTiffStack(part.toString())
                    : saver.saveAsTiff(part.toString());
            if (!saved) {
                throw new IOException("ImageJ could not save it");
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ImageException(
                    target + " cannot be written (" + e.getMessage()
                            + "); check the folder's rights and the free space.",
                    e);
        }
    }
}
