package org.toposeg.train.loop;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.train.TrainingException;

/**
 * Weights of a trained model to start from.
 *
 * @param network what it is
 * @param source says whose they are, for the run's manifest and for messages
 */
public record Pretrained(NetworkSpec network, Weights weights, String source) {

    /** The 1×1 convolutions to the classes, which another set of labels needs anew. */
    private static final String OUTPUT = "output.";

    /**
     * Takes all parameters from the trained model; those of the outputs only if they fit.
     *
     * @param plan the network to be trained
     * @param fresh weights of it
     * @throws TrainingException if the two are different networks
     */
    Weights over(NetworkSpec plan, Weights fresh) {
        if (!network.norm().equals(plan.norm())) {
            throw new TrainingException(source + " has the norm '" + network.norm() + "', the plan '" + plan.norm()
                    + "'; give the plan the model's, because its weights mean nothing after another.");
        }
        requireSame("architecture", network.architecture(), plan.architecture());
        requireSame("strides", network.strides(), plan.strides());
        Map<String, Parameter> start = new LinkedHashMap<>();
        boolean outputsFit = outputsFit(fresh);
        fresh.parameters().forEach((name, parameter) -> start.put(name, choose(name, parameter, outputsFit)));
        return new Weights(start);
    }

    /** Names and shapes of weights do not tell every network from another. */
    private void requireSame(String what, Object trained, Object planned) {
        if (!trained.equals(planned)) {
            throw new TrainingException(source + " has another network than the plan (its " + what + " is " + trained
                    + ", the plan's " + planned + "); give the plan the model's.");
        }
    }

    /** The norm of outputs would fit by its shape where its convolution does not. */
    private boolean outputsFit(Weights fresh) {
        return fresh.parameters().entrySet().stream()
                .filter(e ->
                        e.getKey().startsWith(OUTPUT) && weights.parameters().containsKey(e.getKey()))
                .allMatch(e -> Arrays.equals(
                        weights.parameters().get(e.getKey()).shape(),
                        e.getValue().shape()));
    }

    private Parameter choose(String name, Parameter fresh, boolean outputsFit) {
        if (name.startsWith(OUTPUT) && !outputsFit) {
            return fresh;
        }
        Parameter trained = weights.parameters().get(name);
        if (trained != null && Arrays.equals(trained.shape(), fresh.shape())) {
            return trained;
        }
        if (name.startsWith(OUTPUT)) {
            return fresh;
        }
        throw new TrainingException(source + " has another network than the plan (its '" + name + "' is "
                + (trained == null ? "missing" : Arrays.toString(trained.shape())) + ", the plan's "
                + Arrays.toString(fresh.shape())
                + "); give the plan the architecture, features, kernels, strides and channels of the model's"
                + " plan.json.");
    }
}
