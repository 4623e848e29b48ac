package org.toposeg.train.data;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.toposeg.plan.Plan;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.Classes;
import org.toposeg.preprocess.PreparedImage;
import org.toposeg.preprocess.Preprocessor;
import org.toposeg.train.TrainingException;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/**
 * A case as the network sees it, in memory or in a file that is mapped into it ({@link PreparedCaseFile}). Buffers are read
 * by absolute indices only, which any number of threads may do.
 *
 * @param channels normalised values
 * @param classes class index of each voxel
 * @param classVoxels for each class but background an evenly spaced sample of the voxels where it is
 * @param prior class index of each voxel by a cascade's first stage, null where there is none
 */
public record PreparedCase(
        String id, FloatBuffer[] channels, ByteBuffer classes, Size size, int[][] classVoxels, ByteBuffer prior) {

    private static final int SAMPLE = 10_000;

    public static PreparedCase of(CaseSource.Case source, Plan plan) {
        Preprocessor preprocessor = new Preprocessor(plan.preprocessing());
        try {
            PreparedImage image = preprocessor.image(source.channels());
            LabelMap labels = preprocessor.labels(source.labels(), image.placement());
            byte[] classes = Classes.of(labels, plan.labelValues());
            return of(
                    source.id(),
                    labels.grid().size(),
                    image.channels(),
                    classes,
                    plan.labels().size(),
                    prior(source, plan, preprocessor, image));
        } catch (InputException e) {
            throw new InputException("case " + source.id() + ": " + e.getMessage(), e);
        }
    }

    /** @param count number of classes, background included */
    public static PreparedCase of(String id, Size size, float[][] channels, byte[] classes, int count, byte[] prior) {
        return new PreparedCase(
                id,
                Arrays.stream(channels).map(FloatBuffer::wrap).toArray(FloatBuffer[]::new),
                ByteBuffer.wrap(classes),
                size,
                IntStream.range(1, count).mapToObj(c -> sample(classes, c)).toArray(int[][]::new),
                prior == null ? null : ByteBuffer.wrap(prior));
    }

    private static byte[] prior(CaseSource.Case source, Plan plan, Preprocessor preprocessor, PreparedImage image) {
        if (plan.firstStage() == null) {
            return null;
        }
        if (source.prior() == null) {
            throw new TrainingException("case " + source.id()
                    + " comes without the first stage's result; a plan of a cascade is trained by CascadeTrainer.");
        }
        return Classes.of(preprocessor.labels(source.prior(), image.placement()), plan.labelValues());
    }

    private static int[] sample(byte[] classes, int wanted) {
        int[] all = IntStream.range(0, classes.length)
                .filter(v -> (classes[v] & 0xFF) == wanted)
                .toArray();
        int step = Math.max(1, all.length / SAMPLE);
        return IntStream.range(0, (all.length + step - 1) / step)
                .map(i -> all[i * step])
                .toArray();
    }

    /** Class index of a voxel. */
    public int classAt(int voxel) {
        return classes.get(voxel) & 0xFF;
    }

    /**
     * A copy of what the network is given: the channels, and a mask of each label of the first stage if there is one.
     */
    public float[][] input() {
        float[][] copies = Arrays.stream(channels).map(PreparedCase::copy).toArray(float[][]::new);
        byte[] known = null;
        if (prior != null) {
            known = new byte[prior.capacity()];
            prior.get(0, known);
        }
        return Classes.append(copies, known, classVoxels.length + 1);
    }

    private static float[] copy(FloatBuffer channel) {
        float[] copy = new float[channel.capacity()];
        channel.get(0, copy);
        return copy;
    }
}
