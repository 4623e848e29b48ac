package org.toposeg.train.optim;

import java.util.Map;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.train.TrainingException;

/** Numbers among a checkpoint's arrays, which hold floats: cut into parts that a float holds exactly. */
final class SavedNumber {

    private static final int PARTS = 4;
    private static final int BITS = 16;
    private static final int COUNT_BITS = 24;

    private SavedNumber() {}

    /** A double as the four quarters of its bits. */
    static Parameter of(double value) {
        long bits = Double.doubleToRawLongBits(value);
        float[] parts = new float[PARTS];
        for (int i = 0; i < PARTS; i++) {
            parts[i] = bits >>> BITS * i & (1 << BITS) - 1;
        }
        return new Parameter(new int[] {PARTS}, parts);
    }

    static double read(Map<String, Parameter> saved, String name) {
        float[] parts = find(saved, name, PARTS);
        long bits = 0;
        for (int i = 0; i < PARTS; i++) {
            bits |= (long) parts[i] << BITS * i;
        }
        return Double.longBitsToDouble(bits);
    }

    /** A count as two exact 24-bit halves. */
    static Parameter ofCount(long count) {
        return new Parameter(new int[] {2}, new float[] {count >> COUNT_BITS, count & (1 << COUNT_BITS) - 1});
    }

    static long readCount(Map<String, Parameter> saved, String name) {
        float[] halves = find(saved, name, 2);
        return ((long) halves[0] << COUNT_BITS) + (long) halves[1];
    }

    private static float[] find(Map<String, Parameter> saved, String name, int length) {
        Parameter parameter = saved.get(name);
        if (parameter == null || parameter.data().length != length) {
            throw new TrainingException("The checkpoint has no \"" + name
                    + "\": it belongs to another optimiser; resume with the plan.json beside it.");
        }
        return parameter.data();
    }
}
