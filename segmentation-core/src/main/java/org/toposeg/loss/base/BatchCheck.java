package org.toposeg.loss.base;

import java.util.Arrays;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;

/** Refuses batches that no loss can compare. */
public final class BatchCheck {

    private BatchCheck() {}

    /**
     * @throws IllegalArgumentException in one sentence, if sizes do not fit, a number is not finite, or a probability,
     *     target or weight is out of range
     */
    public static void check(LossBatch batch) {
        Shape s = batch.shape();
        if (s.batch() < 1 || s.channels() < 1 || s.voxels() < 1) {
            throw new IllegalArgumentException("a loss needs at least one sample, channel and voxel, got " + s + ".");
        }
        length("prediction", batch.prediction().length, s.elements());
        length("target", batch.target().length, s.elements());
        values(batch);
        perSample(batch);
    }

    private static void perSample(LossBatch batch) {
        Shape s = batch.shape();
        if (batch.ignore() != null) {
            length("ignore mask", batch.ignore().length, s.batch() * s.voxels());
        }
        if (batch.groups() != null) {
            length("list of groups", batch.groups().length, s.batch());
        }
        if (batch.sampleWeights() != null) {
            length("list of sample weights", batch.sampleWeights().length, s.batch());
            for (float w : batch.sampleWeights()) {
                if (!(w >= 0 && w < Float.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "a sample's weight must be finite and at least 0, got " + w + ".");
                }
            }
        }
    }

    private static void length(String what, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    "the " + what + " has " + length + " values where the shape wants " + expected + ".");
        }
    }

    /** A quick look at all numbers; only where it finds something, a second one for what and where. */
    private static void values(LossBatch batch) {
        float[] x = batch.prediction();
        float[] t = batch.target();
        boolean probabilities = batch.space() == LossBatch.Space.PROBABILITIES;
        double broken = Parallel.sumRange(x.length, (from, to) -> {
            Scan scan = new Scan();
            boolean good =
                    (probabilities ? scan.isUnit(x, from, to) : scan.isFinite(x, from, to)) && scan.isUnit(t, from, to);
            return good ? 0 : 1;
        });
        if (broken > 0) {
            String advice = probabilities
                    ? "give logits as logits or apply softmax or sigmoid first"
                    : "look for broken weights or images";
            refuse("prediction", x, batch.shape(), probabilities, advice);
            refuse("target", t, batch.shape(), true, "give one-hot or soft labels");
        }
    }

    /**
     * Looks at runs of numbers side by side: adds what is 0 for good numbers only to sums of another type than the numbers,
     * which the compiler sees do not lie in the same array.
     */
    private static final class Scan {

        private final double[] faults = new double[Vectors.RUN];

        boolean isFinite(float[] x, int from, int to) {
            Arrays.fill(faults, 0);
            for (int at = from; at < to; at += Vectors.RUN) {
                addInfinite(x, at, Math.min(Vectors.RUN, to - at));
            }
            return isGood();
        }

        /** 0·x is 0 for finite x only. */
        private void addInfinite(float[] x, int at, int count) {
            for (int i = 0; i < count; i++) {
                faults[i] += x[at + i] * 0;
            }
        }

        boolean isUnit(float[] x, int from, int to) {
            Arrays.fill(faults, 0);
            for (int at = from; at < to; at += Vectors.RUN) {
                addOutside(x, at, Math.min(Vectors.RUN, to - at));
            }
            return isGood();
        }

        /** a = x - x² is at least 0, and so |a| - a is 0, exactly if x is from 0 to 1. */
        private void addOutside(float[] x, int at, int count) {
            for (int i = 0; i < count; i++) {
                float a = x[at + i] - x[at + i] * x[at + i];
                faults[i] += Math.abs(a) - a;
            }
        }

        private boolean isGood() {
            boolean good = true;
            for (double fault : faults) {
                good &= fault == 0;
            }
            return good;
        }
    }

    private static void refuse(String what, float[] x, Shape s, boolean unit, String advice) {
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(x[i]) || unit && (x[i] < 0 || x[i] > 1)) {
                throw new IllegalArgumentException("the " + what + " is " + x[i] + " at " + place(i, s)
                        + " where " + (unit ? "a number from 0 to 1" : "a finite number") + " is expected; " + advice
                        + ".");
            }
        }
    }

    private static String place(int i, Shape s) {
        int v = i % s.voxels();
        return "sample " + i / (s.channels() * s.voxels()) + ", channel " + i / s.voxels() % s.channels() + ", voxel ("
                + v / (s.height() * s.width()) + ", " + v / s.width() % s.height() + ", " + v % s.width() + ")";
    }
}
