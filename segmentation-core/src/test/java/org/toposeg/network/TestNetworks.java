package org.toposeg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;

/** Small networks and inputs for tests. */
public final class TestNetworks {

    private TestNetworks() {}

    /** Isotropic, stride 2 at each level. */
    public static NetworkSpec spec(String architecture, int dimensions, int base, int levels, boolean deepSupervision) {
        List<Integer> features = new ArrayList<>();
        List<List<Integer>> kernels = new ArrayList<>();
        List<List<Integer>> strides = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            features.add(base << level);
            kernels.add(Collections.nCopies(dimensions, 3));
            strides.add(Collections.nCopies(dimensions, level == 0 ? 1 : 2));
        }
        return NetworkSpec.of(architecture, dimensions, 2, 3, new NetworkSpec.Pyramid(features, kernels, strides))
                .withDeepSupervision(deepSupervision);
    }

    /** Thick slices: flat kernels and strides at the first levels. */
    public static NetworkSpec anisotropic(String architecture) {
        return NetworkSpec.of(
                architecture,
                3,
                1,
                2,
                new NetworkSpec.Pyramid(
                        List.of(3, 4, 5),
                        List.of(List.of(1, 3, 3), List.of(3, 3, 3), List.of(3, 3, 3)),
                        List.of(List.of(1, 1, 1), List.of(1, 2, 2), List.of(2, 2, 2))));
    }

    public static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Moves every parameter off its starting value, so that scales of one and shifts of zero hide nothing. */
    public static Weights perturbed(NetworkSpec spec, long seed) {
        Weights weights = WeightInitializer.initialize(spec, seed);
        Random random = new Random(seed);
        weights.parameters().values().forEach(p -> {
            for (int i = 0; i < p.data().length; i++) {
                p.data()[i] += (float) (0.2 * random.nextGaussian());
            }
        });
        return weights;
    }
}
