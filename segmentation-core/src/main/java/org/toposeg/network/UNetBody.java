package org.toposeg.network;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.network.graph.Graph;
import org.toposeg.network.graph.NetworkSpec;

/** A U-Net without its outputs: a way down, and a way up that takes up what the way down kept of each level. */
record UNetBody(Encoder encoder, Decoder decoder) {

    /** With strided convolutions and two blocks a level, as nnU-Net's PlainConvUNet. */
    static UNetBody plain() {
        return new UNetBody(new PlainEncoder(PlainEncoder.Down.STRIDED_CONVOLUTION), Decoder.PLAIN);
    }

    /**
     * Features of each level of the way up, finest first; with one level those of the way down.
     *
     * @param prefix what the names of all parameters start with
     */
    <T> List<T> features(Graph<T> graph, String prefix, NetworkSpec spec, T image) {
        List<T> skips = encoder.levels(graph, prefix + "encoder", spec, image);
        if (spec.levels() == 1) {
            return skips;
        }
        List<T> features = new ArrayList<>();
        T x = skips.getLast();
        for (int level = spec.levels() - 2; level >= 0; level--) {
            x = decoder.decode(graph, prefix + "decoder", spec, level, x, skips.get(level));
            features.addFirst(x);
        }
        return features;
    }
}
