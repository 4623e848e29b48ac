package org.toposeg.io.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.MemoryBudget;
import org.toposeg.volume.Volume;

/** Reads {@code .nii}, {@code .nii.gz} and pairs of {@code .hdr} and {@code .img} (either packed or not). */
public final class NiftiReader {

    private NiftiReader() {}

    /** Whether a file that starts with these bytes bears NIfTI's mark. */
    public static boolean isMarked(byte[] start) {
        return NiftiHeader.isMarked(start);
    }

    /** @throws InputException if the file cannot be read or is no NIfTI file of a supported type */
    public static NiftiHeader header(Path file) {
        return naming(file, () -> {
            Path headerFile = NiftiSource.headerFile(file);
            return NiftiHeader.parse(NiftiSource.start(headerFile), headerFile.toString());
        });
    }

    /** How many volumes {@link #read(Path)} gives, by the header: points of dimensions 4 to 7, times the colours of a voxel. */
    public static int channels(Path file) {
        NiftiHeader header = header(file);
        return Math.toIntExact(count(header) * header.type().samples());
    }

    /** What a file's header leaves open about its geometry, a sentence each; the voxels are not read. */
    public static List<String> geometryWarnings(Path file) {
        List<String> warnings = new ArrayList<>();
        NiftiGeometry.grid(header(file), warnings);
        return warnings;
    }

    /** All volumes of a file. */
    public static NiftiImage read(Path file) {
        NiftiHeader header = header(file);
        return read(file, header, 0, count(header));
    }

    /** One volume of a 4D or 5D file; {@code index} counts through dimensions 4 to 7 from 0. */
    public static NiftiImage read(Path file, int index) {
        NiftiHeader header = header(file);
        long count = count(header);
        if (index < 0 || index >= count) {
            throw new InputException(
                    file + " has " + count + " volumes, numbered from 0; there is no volume " + index + ".");
        }
        return read(file, header, index, 1);
    }

    private static NiftiImage read(Path file, NiftiHeader header, long first, long count) {
        List<String> warnings = new ArrayList<>();
        Grid grid = NiftiGeometry.grid(header, warnings);
        int samples = header.type().samples();
        requireRoom(file, header);
        requireMemory(file, 4.0 * count * samples * grid.size().voxels());
        List<Volume> volumes = new ArrayList<>();
        for (long v = 0; v < count * samples; v++) {
            volumes.add(Volume.zeros(grid));
        }
        int voxels = grid.size().voxels();
        SampleDecoder decoder = new SampleDecoder(header);
        VoxelTransfer.Sink sink = samples == 1
                ? (bytes, n, at) -> decoder.decode(
                        bytes, n, volumes.get((int) (at / voxels)).data(), (int) (at % voxels))
                : (bytes, n, at) -> colours(bytes, n, volumes, at, samples);
        long perVolume = (long) voxels * samples;
        decode(file, header, first * perVolume, count * perVolume, perVolume, sink);
        return new NiftiImage(header, volumes, warnings);
    }

    /**
     * Reads a label map.
     *
     * @throws InputException if the file has more than one volume, or a value that is no whole number of 0..65535
     */
    public static LabelMap readLabels(Path file) {
        NiftiHeader header = header(file);
        if (count(header) != 1 || header.type().samples() != 1) {
            throw new InputException(file + " is no label map: it holds "
                    + count(header) * header.type().samples() + " volumes instead of one.");
        }
        Grid grid = NiftiGeometry.grid(header, new ArrayList<>());
        requireRoom(file, header);
        requireMemory(file, (double) Short.BYTES * grid.size().voxels());
        short[] labels = new short[grid.size().voxels()];
        SampleDecoder decoder = new SampleDecoder(header);
        decode(file, header, 0, labels.length, labels.length, (bytes, n, at) -> {
            if (!decoder.decode(bytes, n, labels, (int) at)) {
                throw new InputException(file + " is no label map: it holds the value "
                        + decoder.firstThatIsNoLabel(bytes, n) + "; labels are whole numbers from 0 to 65535.");
            }
        });
        return new LabelMap(grid, labels);
    }

    private static long count(NiftiHeader header) {
        long count = 1;
        for (int d = 4; d <= 7; d++) {
            count = Math.multiplyExact(count, header.dim(d));
            if (count > Integer.MAX_VALUE) {
                throw new InputException(header.name() + " claims " + count + " volumes; its header is damaged.");
            }
        }
        return count;
    }

    private static void colours(byte[] bytes, int n, List<Volume> volumes, long at, int samples) {
        int voxels = volumes.getFirst().data().length;
        for (int i = 0; i < n; i++) {
            long voxel = (at + i) / samples;
            int channel = (int) (voxel / voxels) * samples + (int) ((at + i) % samples);
            volumes.get(channel).data()[(int) (voxel % voxels)] = bytes[i] & 0xFF;
        }
    }

    private static void requireMemory(Path file, double bytes) {
        long most = MemoryBudget.left();
        if (!MemoryBudget.take(bytes)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s needs %.0f MB of memory and there are %.0f MB; read one volume of it or give Java more memory.",
                    file,
                    bytes / 1e6,
                    most / 1e6));
        }
    }

    /** Bytes that the voxels take by the header, {@code Long.MAX_VALUE} if more than a long holds. */
    static long voxelBytes(NiftiHeader header) {
        double bytes = (double) header.type().bytes() * header.type().samples();
        for (int d = 1; d <= 7; d++) {
            bytes *= header.dim(d);
        }
        return bytes >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) bytes;
    }

    static void requireRoom(Path file, NiftiHeader header) {
        double bytes = (double) voxelBytes(header) + header.dataOffset();
        naming(file, () -> {
            Path voxels = NiftiSource.voxelFile(NiftiSource.headerFile(file), header);
            NiftiSource.requireRoom(voxels, bytes >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) bytes);
            return voxels;
        });
    }

    /** Passes samples {@code first} to {@code first + count} on; no piece crosses a multiple of {@code period}. */
    private static void decode(
            Path file, NiftiHeader header, long first, long count, long period, VoxelTransfer.Sink sink) {
        naming(file, () -> {
            Path voxels = NiftiSource.voxelFile(NiftiSource.headerFile(file), header);
            try {
                new VoxelTransfer(header, count, period, sink).run(voxels, first);
            } catch (EOFException e) {
                throw NiftiSource.truncated(voxels, e);
            }
            return voxels;
        });
    }

    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T naming(Path file, Work<T> work) {
        try {
            return work.run();
        } catch (ZipException e) {
            throw new InputException(file + " is damaged (" + e.getMessage() + "); copy it again.", e);
        } catch (EOFException e) {
            throw NiftiSource.truncated(file, e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
