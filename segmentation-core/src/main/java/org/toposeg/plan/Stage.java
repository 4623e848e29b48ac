package org.toposeg.plan;

import org.toposeg.infer.WindowSettings;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.preprocess.Preprocessing;

/**
 * A network and what it sees.
 *
 * @param preprocessing what is done to images
 * @param network its shape
 * @param window patch and inference
 */
public record Stage(Preprocessing preprocessing, NetworkSpec network, WindowSettings window) {

    public Stage with(Preprocessing fitted) {
        return new Stage(fitted, network, window);
    }
}
