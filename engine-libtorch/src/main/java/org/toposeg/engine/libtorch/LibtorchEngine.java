package org.toposeg.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.train.ComputeDevice;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.EngineOptions.Precision;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.TrainingSession;

/** Trains in libtorch, on the CPU or on one or several CUDA devices. */
public final class LibtorchEngine implements TrainingEngine {

    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public List<ComputeDevice> devices() {
        if (Natives.problem() != null) {
            return List.of(new ComputeDevice("cpu", "not usable: " + Natives.problem(), -1, List.of()));
        }
        List<ComputeDevice> devices = new ArrayList<>();
        devices.add(ComputeDevice.cpu(List.of(Precision.FP32, Precision.BF16)));
        devices.addAll(CudaDevices.list());
        return devices;
    }

    @Override
    public TrainingSession open(
            NetworkSpec spec, Weights weights, OptimizerSettings optimizer, int batch, int[] patch) {
        return open(spec, weights, optimizer, batch, patch, EngineOptions.DEFAULT);
    }

    @Override
    public TrainingSession open(
            NetworkSpec spec,
            Weights weights,
            OptimizerSettings optimizer,
            int batch,
            int[] patch,
            EngineOptions options) {
        Natives.require();
        // On the CPU the Java losses are the faster ones; on a GPU the way there and back would cost more than they do.
        boolean lossesOnDevice = options.device().startsWith("cuda");
        return new LibtorchSession(spec, weights, optimizer, batch, patch, options, lossesOnDevice);
    }
}
