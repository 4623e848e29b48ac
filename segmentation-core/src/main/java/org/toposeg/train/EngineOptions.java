package org.toposeg.train;

/**
 * Where and how exactly an engine computes.
 *
 * @param device {@code cpu}, {@code cuda} or {@code cuda:N}; nothing falls back to another unasked
 * @param precision of the network's activations; weights and moments are always 4-byte floats
 * @param deterministic whether slower algorithms are taken where only they give the same bits every time
 */
public record EngineOptions(String device, Precision precision, boolean deterministic) {

    /** Number format of activations. */
    public enum Precision {
        FP32,
        BF16,
        FP16
    }

    public static final EngineOptions DEFAULT = new EngineOptions("cpu", Precision.FP32, true);
}
