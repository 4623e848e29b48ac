package org.toposeg.train.loop;

import java.util.Map;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.Plan;
import org.toposeg.train.record.RunManifest;

/**
 * What training leaves.
 *
 * @param state finished or stopped
 * @param plan as used, its statistics from the training fold
 * @param weights for use: the moving average, or the best ones with early stopping
 * @param dice of each held-out label with these weights, on the network's grid
 * @param examplePatch N×C×patch of a held-out case, for checks of an export
 */
public record TrainingResult(
        String state, Plan plan, Weights weights, Map<Integer, Double> dice, float[] examplePatch, RunManifest run) {

    public static final String FINISHED = "finished";

    static final String STOPPED = "stopped";
}
