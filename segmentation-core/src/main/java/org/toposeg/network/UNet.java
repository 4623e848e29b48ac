package org.toposeg.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A U-Net: an encoder, a decoder that takes up what the encoder kept of each level, a 1×1 convolution to the classes.
 *
 * <p>Source: Ronneberger et al., U-Net, 2015; Isensee et al., nnU-Net, 2021.
 */
final class UNet implements Architecture {

    private final String name;
    private final Encoder encoder;
    private final Decoder decoder;

    UNet(String name, Encoder encoder, Decoder decoder) {
        this.name = name;
        this.encoder = encoder;
        this.decoder = decoder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public <T> List<T> build(Graph<T> graph, NetworkSpec spec) {
        List<T> skips = new ArrayList<>();
        T x = graph.input();
        for (int level = 0; level < spec.levels(); level++) {
            x = encoder.encode(graph, spec, level, x);
            skips.add(x);
        }
        List<T> outputs = new ArrayList<>();
        for (int level = spec.levels() - 2; level >= 0; level--) {
            x = decoder.decode(graph, spec, level, x, skips.get(level));
            if (level == 0 || spec.deepSupervision()) {
                outputs.addFirst(classes(graph, spec, level, x));
            }
        }
        if (outputs.isEmpty()) {
            outputs.add(classes(graph, spec, 0, x));
        }
        return outputs;
    }

    @Override
    public double initialScale(String norm) {
        return encoder.initialScale(norm);
    }

    private static <T> T classes(Graph<T> graph, NetworkSpec spec, int level, T x) {
        return graph.convolution(
                "output." + level, x, spec.outputChannels(), Blocks.ones(spec), Blocks.ones(spec), true);
    }
}
