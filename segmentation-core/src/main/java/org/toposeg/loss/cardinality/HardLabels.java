package org.toposeg.loss.cardinality;

import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Vectors;

/** Tells labels 0 and 1 from soft ones. */
public final class HardLabels {

    private HardLabels() {}

    /** Whether all numbers, which are from 0 to 1, are one of the two: t - t² is 0 for those only. */
    public static boolean areAll(float[] target) {
        return Parallel.sumRange(target.length, (from, to) -> {
                    double[] sums = new double[Vectors.RUN];
                    for (int at = from; at < to; at += Vectors.RUN) {
                        add(sums, target, at, Math.min(Vectors.RUN, to - at));
                    }
                    double sum = 0;
                    for (double own : sums) {
                        sum += own;
                    }
                    return sum;
                })
                == 0;
    }

    private static void add(double[] sums, float[] t, int at, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += t[at + i] - t[at + i] * t[at + i];
        }
    }
}
