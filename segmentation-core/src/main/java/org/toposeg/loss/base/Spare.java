package org.toposeg.loss.base;

import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps one large array for the next call: a batch's size rarely changes, and to clear a new array takes longer than to
 * compute the numbers in it. The collector may take it when memory is short.
 */
public final class Spare {

    private static final AtomicReference<SoftReference<float[]>> KEPT = new AtomicReference<>();

    private Spare() {}

    /** An array of that length with whatever numbers in it, which nobody else has. */
    public static float[] take(int length) {
        SoftReference<float[]> kept = KEPT.getAndSet(null);
        float[] array = kept == null ? null : kept.get();
        return array != null && array.length == length ? array : new float[length];
    }

    /** Hands an array over that nobody uses any more. */
    public static void give(float[] array) {
        KEPT.set(new SoftReference<>(array));
    }
}
