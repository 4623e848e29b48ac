package org.toposeg.train.nd4j;

import java.util.List;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.train.ComputeDevice;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.TrainingSession;

/** Trains networks in SameDiff. */
public final class Nd4jTrainingEngine implements TrainingEngine {

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public List<ComputeDevice> devices() {
        return List.of(ComputeDevice.cpu(List.of(EngineOptions.Precision.FP32)));
    }

    @Override
    public TrainingSession open(
            NetworkSpec spec, Weights weights, OptimizerSettings optimizer, int batch, int[] patch) {
        return new Nd4jTrainingSession(spec, weights, optimizer, batch, patch);
    }
}
