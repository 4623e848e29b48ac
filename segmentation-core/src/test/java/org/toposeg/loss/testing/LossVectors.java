package org.toposeg.loss.testing;

import java.util.List;
import java.util.function.Function;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.Tensor;
import org.toposeg.testing.VectorCase;

/** The numbers of published losses: value to 1e-6 relative, gradient to 1e-5 relative in norm. */
public final class LossVectors {

    private static final List<String> LOGITS = List.of("logits", "x");
    private static final List<String> PROBABILITIES = List.of("probs", "prediction", "pred");
    private static final List<String> CHANNELS = List.of("target_onehot", "target_soft", "target");

    private LossVectors() {}

    /**
     * Compares all cases of a file that are about a loss tested here.
     *
     * @param loss the loss a case is about, or null if it is not about losses tested here
     */
    public static void check(String name, Function<VectorCase, Loss> loss) {
        check(name, loss, (c, batch) -> batch);
    }

    /** What a case adds to its batch, such as groups. */
    public interface Completion {
        LossBatch of(VectorCase c, LossBatch batch);
    }

    /** The same with batches that hold more than prediction and target. */
    public static void check(String name, Function<VectorCase, Loss> loss, Completion completion) {
        ReferenceVectors.check(
                name,
                c -> loss.apply(c) != null,
                c -> Agreement.withCase(c, loss.apply(c), completion.of(c, batch(c))));
    }

    /**
     * Prediction and target as a batch. Class indices become one-hot; a voxel whose index is no channel, or is the
     * parameter {@code ignore} or {@code ignore_label}, is ignored.
     */
    public static LossBatch batch(VectorCase c) {
        String logits = first(c, LOGITS);
        Tensor prediction = c.input(logits == null ? first(c, PROBABILITIES) : logits);
        Shape shape = shape(prediction.shape());
        Space space = logits == null ? Space.PROBABILITIES : Space.LOGITS;
        String channels = first(c, CHANNELS);
        if (channels != null) {
            return LossBatch.of(
                    shape, prediction.floats(), space, c.input(channels).floats());
        }
        double[] labels = c.input("target_labels").data();
        return new LossBatch(shape, prediction.floats(), space, oneHot(labels, shape), ignored(c, labels, shape), null);
    }

    private static String first(VectorCase c, List<String> names) {
        return names.stream().filter(c::hasInput).findFirst().orElse(null);
    }

    private static Shape shape(int[] axes) {
        boolean planar = axes.length == 4;
        return new Shape(axes[0], axes[1], planar ? 1 : axes[2], axes[axes.length - 2], axes[axes.length - 1]);
    }

    private static float[] oneHot(double[] labels, Shape s) {
        float[] out = new float[s.elements()];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < s.channels()) {
                out[s.offset(i / s.voxels(), (int) labels[i]) + i % s.voxels()] = 1;
            }
        }
        return out;
    }

    private static double ignored(VectorCase c) {
        return c.has("ignore") ? c.number("ignore") : c.has("ignore_label") ? c.number("ignore_label") : Double.NaN;
    }

    private static byte[] ignored(VectorCase c, double[] labels, Shape s) {
        byte[] out = new byte[labels.length];
        boolean any = false;
        for (int i = 0; i < labels.length; i++) {
            boolean ignored = labels[i] >= s.channels() || labels[i] == ignored(c);
            out[i] = (byte) (ignored ? 1 : 0);
            any |= ignored;
        }
        return any ? out : null;
    }
}
