package org.toposeg.workflow.loss;

import java.nio.file.Path;
import java.util.Arrays;
import org.toposeg.io.npy.NpyArray;
import org.toposeg.io.npy.NpyFile;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;

/** Makes a batch of array files. All but the first two may be null. */
public record LossBatchFiles(Float ignoreLabel, Path ignore, Path weights, Path groups) {

    /**
     * @param file of the prediction, for messages
     * @param space null: probabilities if every value is in [0,1]
     */
    public LossBatch batch(Path file, NpyArray prediction, Path targetFile, Space space) {
        Shape shape = shape(prediction, file);
        NpyArray labels = NpyFile.read(targetFile);
        byte[] mask = new byte[shape.batch() * shape.voxels()];
        float[] target = target(labels, targetFile, prediction, shape, mask);
        addMask(mask, shape);
        return new LossBatch(
                shape,
                prediction.data(),
                space == null ? guess(prediction.data()) : space,
                target,
                anySet(mask) ? mask : null,
                weights == null ? null : perSample(weights, shape),
                groups == null ? null : groups(shape));
    }

    private static Shape shape(NpyArray array, Path file) {
        int[] a = array.shape();
        Shape shape = switch (a.length) {
            case 2 -> new Shape(1, 1, 1, a[0], a[1]);
            case 3 -> new Shape(1, 1, a[0], a[1], a[2]);
            case 4 -> new Shape(a[0], a[1], 1, a[2], a[3]);
            case 5 -> new Shape(a[0], a[1], a[2], a[3], a[4]);
            default ->
                throw new InputException(file + " has " + a.length
                        + " axes; give N,C,H,W or N,C,D,H,W, or H,W or D,H,W for one sample of one channel.");
        };
        if (array.data().length == 0) {
            throw new InputException(file + " is empty (shape " + Arrays.toString(a) + "); give an array with values.");
        }
        return shape;
    }

    private static Space guess(float[] prediction) {
        for (float p : prediction) {
            if (!(p >= 0 && p <= 1)) {
                return Space.LOGITS;
            }
        }
        return Space.PROBABILITIES;
    }

    private float[] target(NpyArray labels, Path file, NpyArray prediction, Shape shape, byte[] mask) {
        if (Arrays.equals(labels.shape(), prediction.shape())) {
            float[] target = labels.data();
            for (int i = 0; ignoreLabel != null && shape.channels() == 1 && i < target.length; i++) {
                mask[i] = (byte) (target[i] == ignoreLabel ? 1 : 0);
                target[i] = mask[i] == 1 ? 0 : target[i];
            }
            return target;
        }
        int[] p = prediction.shape();
        if (p.length < 4 || !isIndexShape(labels.shape(), p)) {
            throw new InputException(
                    file + " has shape " + Arrays.toString(labels.shape()) + " and the prediction " + Arrays.toString(p)
                            + "; give a target of the same shape, or class indices of shape N,1,... or N,...");
        }
        return oneHot(labels.data(), file, shape, mask);
    }

    private static boolean isIndexShape(int[] labels, int[] prediction) {
        int[] withChannel = prediction.clone();
        withChannel[1] = 1;
        int[] without = new int[prediction.length - 1];
        without[0] = prediction[0];
        System.arraycopy(prediction, 2, without, 1, without.length - 1);
        return Arrays.equals(labels, withChannel) || Arrays.equals(labels, without);
    }

    /** Class indices from 0; of one channel, index 1 is the foreground. */
    private float[] oneHot(float[] indices, Path file, Shape shape, byte[] mask) {
        float[] target = new float[shape.elements()];
        int classes = Math.max(2, shape.channels());
        for (int i = 0; i < indices.length; i++) {
            float label = indices[i];
            if (ignoreLabel != null && label == ignoreLabel) {
                mask[i] = 1;
            } else if (label < 0 || label >= classes || label != (int) label) {
                throw new InputException(file + " holds " + label + ", which is no class of 0 to " + (classes - 1)
                        + "; correct it, or ignore it with --ignore-label.");
            } else if (shape.channels() > 1 || label == 1) {
                int channel = shape.channels() == 1 ? 0 : (int) label;
                target[shape.offset(i / shape.voxels(), channel) + i % shape.voxels()] = 1;
            }
        }
        return target;
    }

    private void addMask(byte[] mask, Shape shape) {
        if (ignore == null) {
            return;
        }
        float[] values = NpyFile.read(ignore).data();
        if (values.length != mask.length) {
            throw new InputException(ignore + " holds " + values.length + " values for " + shape.batch()
                    + " samples of " + shape.voxels() + " voxels; give an array N,D,H,W or N,H,W.");
        }
        for (int i = 0; i < mask.length; i++) {
            mask[i] |= (byte) (values[i] != 0 ? 1 : 0);
        }
    }

    private static boolean anySet(byte[] mask) {
        for (byte b : mask) {
            if (b != 0) {
                return true;
            }
        }
        return false;
    }

    private static float[] perSample(Path file, Shape shape) {
        float[] values = NpyFile.read(file).data();
        if (values.length != shape.batch()) {
            throw new InvalidRequestException(
                    file + " holds " + values.length + " values for " + shape.batch() + " samples; give one for each.");
        }
        return values;
    }

    private int[] groups(Shape shape) {
        float[] numbers = perSample(groups, shape);
        int[] out = new int[numbers.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = (int) numbers[n];
            if (out[n] != numbers[n]) {
                throw new InputException(
                        groups + " holds " + numbers[n] + " where a group is a whole number; correct it.");
            }
        }
        return out;
    }
}
