package org.toposeg.network;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/**
 * A U-Net: an encoder, a decoder that takes up what the encoder kept of each level, a 1×1 convolution to the classes.
 *
 * <p>Source: Ronneberger et al., U-Net, 2015; Isensee et al., nnU-Net, 2021.
 */
final class UNet implements Architecture {

    private final String name;
    private final UNetBody body;

    UNet(String name, UNetBody body) {
        this.name = name;
        this.body = body;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public <T> List<T> build(Graph<T> graph, NetworkSpec spec) {
        List<T> features = body.features(graph, "", spec, graph.input());
        List<T> outputs = new ArrayList<>();
        int coarsest = spec.deepSupervision() ? features.size() : 1;
        for (int level = coarsest - 1; level >= 0; level--) {
            outputs.addFirst(Blocks.classes(graph, "output." + level, spec, features.get(level)));
        }
        return outputs;
    }

    @Override
    public double initialScale(String norm) {
        return body.encoder().initialScale(norm);
    }
}
