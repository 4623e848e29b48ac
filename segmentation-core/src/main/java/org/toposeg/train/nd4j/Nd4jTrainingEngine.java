package org.toposeg.train.nd4j;

import org.toposeg.network.NetworkSpec;
import org.toposeg.network.Weights;
import org.toposeg.train.OptimizerSpec;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.TrainingSession;

/** Trains networks in SameDiff. */
public final class Nd4jTrainingEngine implements TrainingEngine {

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public TrainingSession open(NetworkSpec spec, Weights weights, OptimizerSpec optimizer, int batch, int[] patch) {
        return new Nd4jTrainingSession(spec, weights, optimizer, batch, patch);
    }
}
