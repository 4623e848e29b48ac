package org.toposeg.workflow.loss;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.LoadedImage;
import org.toposeg.io.npy.NpyArray;
import org.toposeg.io.npy.NpyFile;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;

/**
 * Two images of one size, from NumPy arrays or from image files.
 *
 * @param prediction values, x fastest
 * @param target likewise
 */
public record ImagePair(Size size, float[] prediction, float[] target) {
    private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private record Loaded(Path file, Size size, float[] data, Grid grid) {}

    /**
     * @param label the label whose voxels become 1 and all others 0, or null for the values as they are
     * @param ignorePosition whether image files may disagree on where their voxels lie
     * @throws InputException if a file cannot be read or the two do not fit together
     */
    public static ImagePair read(Path prediction, Path target, Integer label, boolean ignorePosition) {
        Loaded p = load(prediction);
        Loaded t = load(target);
        if (!p.size.equals(t.size)) {
            throw new InputException(prediction + " has " + p.size + " voxels but " + target + " has " + t.size
                    + "; compare images of one size.");
        }
        if (!ignorePosition && p.grid != null && t.grid != null) {
            requireSamePlace(p, t);
        }
        return new ImagePair(p.size, of(label, p.data), of(label, t.data));
    }

    private static void requireSamePlace(Loaded p, Loaded t) {
        if (!p.grid.sameAs(t.grid)) {
            throw new InputException(p.file + " lies on another grid than " + t.file
                    + "; resample one onto the other or, if their voxels correspond, say --ignore-position.");
        }
    }

    private static float[] of(Integer label, float[] data) {
        if (label == null) {
            return data;
        }
        float[] mask = new float[data.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = data[i] == label ? 1 : 0;
        }
        return mask;
    }

    private static Loaded load(Path file) {
        if (isNpy(file)) {
            NpyArray array = NpyFile.read(file);
            return new Loaded(file, size(array, file), array.data(), null);
        }
        LoadedImage image = ImageFiles.read(file);
        if (image.channels().size() != 1) {
            throw new InputException(file + " has " + image.channels().size()
                    + " channels; give an image of one channel, a mask or the probability of one class.");
        }
        return new Loaded(file, image.grid().size(), image.channels().getFirst().data(), image.grid());
    }

    private static boolean isNpy(Path file) {
        if (!Files.isRegularFile(file)) {
            return file.toString().endsWith(".npy");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(NPY.length), NPY);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Leading axes of size 1 are batch and channel. */
    private static Size size(NpyArray array, Path file) {
        int[] shape = array.shape();
        int skip = 0;
        while (shape.length - skip > 2 && shape[skip] == 1) {
            skip++;
        }
        int axes = shape.length - skip;
        if (axes > 3 || array.data().length == 0) {
            throw new InputException(file + " has shape " + Arrays.toString(shape)
                    + "; give an image (y, x) or a volume (z, y, x) that is not empty.");
        }
        return new Size(from(shape, 1), from(shape, 2), axes == 3 ? from(shape, 3) : 1);
    }

    private static int from(int[] shape, int last) {
        return shape.length >= last ? shape[shape.length - last] : 1;
    }

    /** Whether all values are between 0 and 1, as those of masks and probabilities are. */
    public boolean isOfProbabilities() {
        return isOfProbabilities(prediction) && isOfProbabilities(target);
    }

    private static boolean isOfProbabilities(float[] data) {
        for (float value : data) {
            if (value < 0 || value > 1) {
                return false;
            }
        }
        return true;
    }
}
