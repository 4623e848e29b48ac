package org.toposeg.benchmark.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.toposeg.network.Architectures;
import org.toposeg.network.graph.NetworkSpec;

/**
 * A U-Net that is timed beside PyTorch's; {@code peer.py} builds the same.
 *
 * @param batch samples of a step
 * @param patch spatial sizes, z first
 */
public record BenchmarkNetwork(NetworkSpec spec, int batch, int[] patch) {

    /** @param name {@code 2d}, {@code 3d}, {@code hippocampus}, or {@code large} for GPUs */
    public static BenchmarkNetwork named(String name) {
        return switch (name) {
            case "2d" -> new BenchmarkNetwork(unet(2, 32, 4, 2), 2, new int[] {256, 256});
            case "3d" -> new BenchmarkNetwork(unet(3, 16, 4, 2), 1, new int[] {64, 64, 64});
            case "hippocampus" -> new BenchmarkNetwork(unet(3, 16, 4, 3), 2, new int[] {48, 64, 48});
            case "large" -> new BenchmarkNetwork(unet(3, 32, 5, 2), 2, new int[] {128, 128, 128});
            default ->
                throw new IllegalArgumentException(
                        "known networks are 2d, 3d, hippocampus and large, not '" + name + "'");
        };
    }

    /** Levels double from {@code base} channels; instance norm and leaky ReLU. */
    private static NetworkSpec unet(int dimensions, int base, int levels, int classes) {
        List<Integer> threes = Collections.nCopies(dimensions, 3);
        List<List<Integer>> strides = new ArrayList<>(Collections.nCopies(levels, Collections.nCopies(dimensions, 2)));
        strides.set(0, Collections.nCopies(dimensions, 1));
        List<Integer> features = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            features.add(base << level);
        }
        return NetworkSpec.of(
                "unet",
                dimensions,
                1,
                classes,
                new NetworkSpec.Pyramid(features, Collections.nCopies(levels, threes), strides));
    }

    /** 10⁹ floating-point operations of all convolutions of one forward pass of the batch. */
    public double gigaFlops() {
        ConvolutionFlops graph = new ConvolutionFlops(spec.inputChannels(), patch);
        Architectures.named(spec.architecture()).build(graph, spec);
        return batch * graph.flops() / 1e9;
    }
}
