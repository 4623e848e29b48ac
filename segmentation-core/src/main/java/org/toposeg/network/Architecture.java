package org.toposeg.network;

import java.util.List;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;

/** A named network, written once for all engines. Adding one is one class and one line in {@code Architectures}. */
public interface Architecture {

    /** The name a plan uses. */
    String name();

    /**
     * Refuses what this network is not defined for.
     *
     * @throws NetworkException saying what to change
     */
    default void check(NetworkSpec spec) {}

    /**
     * Builds the network from the graph's input to its outputs (logits, before softmax), finest resolution first; more
     * than one only with deep supervision. The names of parameters whose shape depends on the classes start with
     * {@code output.}, so that fine-tuning to other labels makes those anew.
     *
     * @throws NetworkException as {@link #check}
     */
    <T> List<T> build(Graph<T> graph, NetworkSpec spec);

    /** What the scale of a norm of this name starts at. */
    default double initialScale(String norm) {
        return 1;
    }
}
