package org.toposeg.network;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/** The way down of a U-Net. */
interface Encoder {

    /**
     * One level: from the level above, or the image, to this level's features.
     *
     * @param name what the names of the encoder's parameters start with
     */
    <T> T encode(Graph<T> graph, String name, NetworkSpec spec, int level, T x);

    /** All levels, finest first. */
    default <T> List<T> levels(Graph<T> graph, String name, NetworkSpec spec, T image) {
        List<T> levels = new ArrayList<>();
        T x = image;
        for (int level = 0; level < spec.levels(); level++) {
            x = encode(graph, name, spec, level, x);
            levels.add(x);
        }
        return levels;
    }

    /** What the scale of a norm of this name starts at. */
    default double initialScale(String norm) {
        return 1;
    }
}
