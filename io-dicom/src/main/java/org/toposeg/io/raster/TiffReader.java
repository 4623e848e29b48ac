package org.toposeg.io.raster;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.io.TiffDecoder;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** Reads TIFF stacks and hyperstacks with ImageJ. */
final class TiffReader {

    /** No TIFF compression packs tighter than deflate's 1032 to 1. */
    private static final long TIGHTEST = 1032;

    private static final int SIGNED_OFFSET = 32768;

    private TiffReader() {}

    /** Refuses directories that promise more pixels than the file can hold, before memory is taken for them. */
    private static FileInfo[] requireRoom(Path file, boolean packed) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        FileInfo[] directories =
                new TiffDecoder(folder + "/", file.getFileName().toString()).getTiffInfo();
        if (directories == null || directories.length == 0) {
            throw new InputException(file + " is a TIFF without images; copy it again.");
        }
        double stored = 0;
        double values = 0;
        long size = Files.size(file);
        for (FileInfo info : directories) {
            if (info.width < 1 || info.height < 1) {
                throw new InputException(
                        file + " claims an image of " + info.width + " × " + info.height + " pixels; it is damaged.");
            }
            requireStrips(file, info, size, packed);
            double pixels = (double) info.width * info.height * Math.max(1, info.nImages);
            values += pixels * (info.samplesPerPixel > 1 ? 3 : 1);
            double bytes = info.fileType == FileInfo.BITMAP ? 1 / 8.0 : info.getBytesPerPixel();
            stored += pixels * bytes / (packed ? TIGHTEST : 1);
        }
        if (stored > size + 1024.0 * directories.length) {
            throw new InputException(file + " is shorter than its directories say; it is truncated or damaged.");
        }
        RasterFiles.requireMemory(file, 8 * values);
        return directories;
    }

    /** What is missing of a packed strip would come out as black. */
    private static void requireStrips(Path file, FileInfo info, long size, boolean packed) {
        int strips = info.stripOffsets == null || info.stripLengths == null
                ? 0
                : Math.min(info.stripOffsets.length, info.stripLengths.length);
        for (int s = 0; s < strips; s++) {
            long end = (info.stripOffsets[s] & 0xFFFFFFFFL) + (info.stripLengths[s] & 0xFFFFFFFFL);
            if (packed && end > size) {
                throw new InputException(file + " ends before its pixels do; it is truncated or damaged.");
            }
        }
    }

    static RasterImage read(Path file) throws IOException {
        boolean packed = TiffDirectories.isPacked(file);
        FileInfo[] directories = requireRoom(file, packed);
        if (packed) {
            requireUnsigned(file, directories);
            List<String> warnings = new ArrayList<>();
            return PackedTiff.read(file, directories[0], grid(directories[0], warnings), warnings);
        }
        Opener opener = new Opener();
        opener.setSilentMode(true);
        ImagePlus image = opener.openImage(file.toString());
        if (image == null) {
            throw new InputException(file + " is a TIFF that ImageJ cannot read; save it again without compression.");
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
        // ImageJ keeps signed numbers moved up, and says so in the calibration.
        boolean signed = image.getCalibration().isSigned16Bit();
        ImageStack stack = image.getStack();
        for (int s = 0; s < stack.size(); s++) {
            int[] place = image.convertIndexToPosition(s + 1);
            for (int c = 0; c < (rgb ? 3 : 1); c++) {
                FloatProcessor pixels = stack.getProcessor(s + 1).toFloat(c, null);
                int channel = rgb ? c : (place[2] - 1) * image.getNChannels() + place[0] - 1;
                float[] data = volumes.get(channel).data();
                int at = (place[1] - 1) * plane;
                System.arraycopy((float[]) pixels.getPixels(), 0, data, at, plane);
                for (int v = at; signed && v < at + plane; v++) {
                    data[v] -= SIGNED_OFFSET;
                }
            }
        }
        String type = switch (image.getBitDepth()) {
            case 32 -> "float32";
            case 16 -> signed ? "int16" : "uint16";
            default -> "uint8";
        };
        return new RasterImage(volumes, type, rgb, warnings);
    }

    /** The JDK's reader takes signed numbers for unsigned ones. */
    private static void requireUnsigned(Path file, FileInfo[] directories) {
        if (Arrays.stream(directories).anyMatch(info -> info.fileType == FileInfo.GRAY16_SIGNED)) {
            throw new InputException(
                    file + " holds signed numbers in packed form, which is not read; save it without compression.");
        }
    }

    private static Grid grid(ImagePlus image, List<String> warnings) {
        Calibration c = image.getCalibration();
        Vec3 spacing = spacing(c.getUnit(), c.pixelWidth, c.pixelHeight, c.pixelDepth, warnings);
        return Grid.of(new Size(image.getWidth(), image.getHeight(), image.getNSlices()), spacing);
    }

    private static Grid grid(FileInfo info, List<String> warnings) {
        String unit = info.unit == null ? "" : info.unit;
        Vec3 spacing = spacing(unit, info.pixelWidth, info.pixelHeight, info.pixelDepth, warnings);
        return Grid.of(new Size(info.width, info.height, 1), spacing);
    }

    private static Vec3 spacing(String name, double x, double y, double z, List<String> warnings) {
        double unit = switch (name.toLowerCase(Locale.ROOT)) {
            case "mm", "millimeter" -> 1;
            case "micron", "um", "µm", "microns" -> 1e-3;
            case "nm" -> 1e-6;
            case "cm" -> 10;
            case "m", "meter" -> 1000;
            // One pixel an inch is what ImageJ makes of a resolution that the file leaves at zero.
            case "inch", "in" -> x == 1 && y == 1 ? 0 : 25.4;
            default -> 0;
        };
        if (unit == 0) {
            warnings.add("the image has no calibration in a unit of length; 1 mm was taken");
        }
        return unit == 0 ? new Vec3(1, 1, 1) : new Vec3(x * unit, y * unit, z * unit);
    }
}
