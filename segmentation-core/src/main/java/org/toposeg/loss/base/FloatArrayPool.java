package org.toposeg.loss.base;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Keeps a few large arrays for the next call: a batch's size rarely changes, and to clear a new array takes longer than to
 * compute the numbers in it. The collector may take them when memory is short.
 */
public final class FloatArrayPool {

    /** As many as losses in each other hold at a time: probabilities and the gradient by them. */
    private static final int MAX = 2;

    private static final Deque<SoftReference<float[]>> KEPT = new ArrayDeque<>();

    private FloatArrayPool() {}

    /** An array of that length with whatever numbers in it, which nobody else has. */
    public static float[] take(int length) {
        synchronized (KEPT) {
            for (Iterator<SoftReference<float[]>> kept = KEPT.iterator(); kept.hasNext(); ) {
                float[] array = kept.next().get();
                if (array == null || array.length == length) {
                    kept.remove();
                }
                if (array != null && array.length == length) {
                    return array;
                }
            }
        }
        return new float[length];
    }

    /** An array of that length of zeros, which nobody else has. */
    public static float[] zeros(int length) {
        float[] array = take(length);
        Parallel.forRange(length, (from, to) -> Arrays.fill(array, from, to, 0));
        return array;
    }

    /** Hands an array over that nobody uses any more. */
    public static void give(float[] array) {
        synchronized (KEPT) {
            KEPT.addFirst(new SoftReference<>(array));
            if (KEPT.size() > MAX) {
                KEPT.removeLast();
            }
        }
    }
}
