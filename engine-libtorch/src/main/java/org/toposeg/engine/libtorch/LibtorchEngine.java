package org.toposeg.engine.libtorch;

import org.toposeg.network.NetworkSpec;
import org.toposeg.network.Weights;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.OptimizerSpec;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.TrainingSession;

/** Trains in libtorch, on the CPU or a CUDA device. */
public final class LibtorchEngine implements TrainingEngine {

    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public TrainingSession open(NetworkSpec spec, Weights weights, OptimizerSpec optimizer, int batch, int[] patch) {
        return open(spec, weights, optimizer, batch, patch, EngineOptions.DEFAULT);
    }

    @Override
    public TrainingSession open(
            NetworkSpec spec, Weights weights, OptimizerSpec optimizer, int batch, int[] patch, EngineOptions options) {
        return new LibtorchSession(spec, weights, optimizer, batch, patch, new TorchDevice(options));
    }
}
