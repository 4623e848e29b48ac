package org.toposeg.train;

import java.util.Locale;

/**
 * Where and how exactly an engine computes.
 *
 * @param device {@code cpu}, {@code cuda}, {@code cuda:N}, or several joined by commas, over which each batch is split;
 *     nothing falls back to another unasked
 * @param precision of the network's activations; weights and moments are always 4-byte floats
 * @param deterministic whether slower algorithms are taken where only they give the same bits every time
 * @param memoryLimit bytes that one step may need on a device, 0 for no limit; a plan that needs more is refused before
 *     the first step
 */
public record EngineOptions(String device, Precision precision, boolean deterministic, long memoryLimit) {

    /** Number format of activations. */
    public enum Precision {
        FP32,
        BF16,
        FP16;

        /** Of one activation. */
        public int bytes() {
            return this == FP32 ? 4 : 2;
        }
    }

    /** For people, such as "cuda:0, bf16, deterministic". */
    public String description() {
        String limit = memoryLimit > 0 ? ", at most " + (memoryLimit >> 20) + " MiB a step" : "";
        return device + ", " + precision.name().toLowerCase(Locale.ROOT) + (deterministic ? ", deterministic" : "")
                + limit;
    }

    public static final EngineOptions DEFAULT = new EngineOptions("cpu", Precision.FP32, true, 0);
}
