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
     * which the compiler sees do not lie in the same array, and as few of them as {@link Vectors#QUARTER}.
     */
    private static final class Scan {

        private final double[] faults = new double[Vectors.QUARTER];

        /** Sums of finite numbers that are infinite make it look twice. */
        boolean isFinite(float[] x, int from, int to) {
            Arrays.fill(faults, 0);
            int at = from;
            for (; at + Vectors.RUN <= to; at += Vectors.RUN) {
                addInfinite(x, at, at + Vectors.QUARTER, at + 2 * Vectors.QUARTER, at + 3 * Vectors.QUARTER);
            }
            for (; at < to; at++) {
                faults[0] += x[at] * 0;
            }
            return isGood();
        }

        /** 0·x is 0 for finite x only. */
        private void addInfinite(float[] x, int a, int b, int c, int d) {
            for (int i = 0; i < Vectors.QUARTER; i++) {
                faults[i] += (x[a + i] + x[b + i] + (x[c + i] + x[d + i])) * 0;
            }
        }

        boolean isUnit(float[] x, int from, int to) {
            Arrays.fill(faults, 0);
            int at = from;
            for (; at + Vectors.RUN <= to; at += Vectors.RUN) {
                addOutside(x, at, at + Vectors.QUARTER);
                addOutside(x, at + 2 * Vectors.QUARTER, at + 3 * Vectors.QUARTER);
            }
            for (; at < to; at++) {
                faults[0] += outside(x[at]);
            }
            return isGood();
        }

        private void addOutside(float[] x, int a, int b) {
            for (int i = 0; i < Vectors.QUARTER; i++) {
                faults[i] += outside(x[a + i]) + outside(x[b + i]);
            }
        }

        /** y = x - x² is at least 0, and so |y| - y is 0, exactly if x is from 0 to 1. */
        private static float outside(float x) {
            float y = x - x * x;
            return Math.abs(y) - y;
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
