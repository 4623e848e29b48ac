package org.toposeg.train;

import java.util.List;
import java.util.Locale;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.OptimizerSettings;

/** Something that can train a network; found by {@link java.util.ServiceLoader}. */
public interface TrainingEngine {

    /** The name used by {@code --engine}: {@code nd4j}, {@code libtorch}. */
    String name();

    /** The devices that it can train on here, and those that it could with a sentence on what is missing. */
    List<ComputeDevice> devices();

    /**
     * Builds the network for a fixed batch and patch.
     *
     * @param weights initial weights, copied
     * @param patch spatial size of the input, z first, one entry per spatial axis
     */
    TrainingSession open(NetworkSpec spec, Weights weights, OptimizerSettings optimizer, int batch, int[] patch);

    /**
     * As above, on a device and in a precision.
     *
     * @throws IllegalArgumentException if this engine has no such device or precision; the message says what it has
     */
    default TrainingSession open(
            NetworkSpec spec,
            Weights weights,
            OptimizerSettings optimizer,
            int batch,
            int[] patch,
            EngineOptions options) {
        EngineOptions only = EngineOptions.DEFAULT;
        if (!options.device().equals(only.device()) || options.precision() != only.precision()) {
            throw new IllegalArgumentException("the engine " + name() + " trains on " + only.device()
                    + " in fp32 only; use --engine libtorch for " + options.device() + " and "
                    + options.precision().name().toLowerCase(Locale.ROOT) + ".");
        }
        if (options.memoryLimit() != only.memoryLimit()) {
            throw new IllegalArgumentException("the engine " + name()
                    + " cannot be held to a memory limit; use --engine libtorch or leave the limit out.");
        }
        return open(spec, weights, optimizer, batch, patch);
    }
}
