package org.toposeg.engine.libtorch;

import java.util.Locale;
import java.util.function.Supplier;
import org.toposeg.network.MemoryEstimate;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.HostMemory;
import org.toposeg.train.TrainingException;

/** Says in one sentence that a step does not fit into memory, and what would. */
record Memory(NetworkSpec spec, int batch, int[] patch, EngineOptions options) {

    private static final double GIB = 1L << 30;

    /** @throws TrainingException if a step is estimated to need more than the limit, or on the CPU than the machine has */
    void requireFit() {
        long needed = estimate();
        long limit = options.memoryLimit() > 0 ? options.memoryLimit() : onCpu() ? HostMemory.total() : -1;
        if (limit > 0 && needed > limit) {
            throw new TrainingException("A step needs about " + gib(needed) + " with " + plan() + ", the limit is "
                    + gib(limit) + "; " + fits(limit) + " would fit.");
        }
    }

    /** Runs a step's part and turns libtorch's word for a lack of memory into a sentence. */
    <R> R guard(Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("out of memory") || message.contains("not enough memory")) {
                throw new TrainingException(
                        "The device " + options.device() + " ran out of memory with " + plan() + "; "
                                + fits(estimate() * 3 / 4) + " would fit; change the plan, or free the device and go"
                                + " on from the last checkpoint with --resume.",
                        e);
            }
            throw e;
        }
    }

    private boolean onCpu() {
        return options.device().equals("cpu");
    }

    private long estimate() {
        return MemoryEstimate.ofStep(spec, share(), patch, options.precision().bytes());
    }

    /** Samples on the device that has most. */
    private int share() {
        int devices = options.device().split(",").length;
        return (batch + devices - 1) / devices;
    }

    private String plan() {
        return "the plan's batch of " + batch + " and patch " + MemoryEstimate.text(patch);
    }

    private String fits(long limit) {
        return MemoryEstimate.whatFits(spec, batch, patch, options.precision().bytes(), limit);
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }
}
