package org.toposeg.network.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.network.TestNetworks;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;

/** Analytic gradients of every parameter against central differences of the loss. */
class GradientTest {

    /**
     * Small, because the kinks of leaky ReLU bend the loss at every scale above, while floats leave an error of about
     * 0.03 here. A kink may lie within one step but not within all, so the closest difference counts.
     */
    private static final double[] STEPS = {3e-4, 1e-4, 5e-5};

    /** Drops the same channels each time. */
    private static final long SEED = 1;

    /** Those with most parameters. */
    private static final Set<String> OF_TWO_LEVELS = Set.of("unet-residual", "unet-2.5d", "slab-pair");

    @ParameterizedTest
    @CsvSource({
        "unet, 2, false",
        "unet, 3, false",
        "unet, 2, true",
        "unet, 3, true",
        "unet-maxpool, 2, false",
        "unet-residual, 2, false",
        "unet-residual, 3, false",
        "unet-attention, 2, false",
        "unet-attention, 3, true",
        "unet-maxpool, 3, true",
        "unet-2.5d, 3, false",
        "slab-pair, 3, false",
        "mcanet, 2, false"
    })
    void gradients_agree_with_finite_differences(String architecture, int dimensions, boolean deepSupervision) {
        int levels = OF_TWO_LEVELS.contains(architecture) ? 2 : 3;
        check(
                TestNetworks.spec(architecture, dimensions, 3, levels, deepSupervision),
                dimensions == 2 ? new int[] {2, 2, 8, 12} : new int[] {2, 2, 4, 8, 4},
                3);
    }

    /** @param seed of weights whose kinks lie within none of the steps, see {@link #STEPS} */
    @ParameterizedTest
    @CsvSource({"unet, 3", "unet-maxpool, 3", "unet-residual, 3", "unet-attention, 3", "slab-pair, 5", "mcanet, 3"})
    void gradients_agree_with_finite_differences_for_thick_slices(String architecture, long seed) {
        check(TestNetworks.anisotropic(architecture), new int[] {1, 1, 4, 8, 12}, seed);
    }

    @ParameterizedTest
    @CsvSource({
        "unet, 2, group:2, 0",
        "unet, 3, group:2, 0.2",
        "unet, 2, batch, 0",
        "unet, 3, batch, 0.2",
        "unet, 2, instance, 0.2",
        "unet-residual, 2, batch, 0.2",
        "unet-attention, 2, group:3, 0.2"
    })
    void gradients_agree_with_finite_differences_for_each_norm(
            String architecture, int dimensions, String norm, double dropout) {
        NetworkSpec spec = TestNetworks.spec(architecture, dimensions, 4, 2, false);
        check(
                spec.with(Norm.parse(norm), dropout),
                dimensions == 2 ? new int[] {2, 2, 8, 12} : new int[] {2, 2, 4, 8, 4},
                3);
    }

    private static void check(NetworkSpec spec, int[] shape, long seed) {
        Weights weights = TestNetworks.perturbed(spec, seed);
        int length = java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] images = TestNetworks.noise(length, 5);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        weights.learned().forEach((name, p) -> gradients.put(name, new float[p.data().length]));
        try (SameDiffNetwork network = new SameDiffNetwork(spec, weights)) {
            network.differentiate(images, shape, GradientTest::smoothLoss, SEED, gradients);
            weights.learned()
                    .forEach((name, p) -> compare(network, images, shape, name, p.data(), gradients.get(name)));
        }
    }

    /** Compares the directional derivative along the gradient of one parameter. */
    private static void compare(
            SameDiffNetwork network, float[] images, int[] shape, String name, float[] values, float[] gradient) {
        double norm = norm(gradient);
        assertThat(norm).as("norm of the gradient of " + name).isPositive();
        float[] direction = gradient.clone();
        for (int i = 0; i < direction.length; i++) {
            direction[i] /= (float) norm;
        }
        double error = Double.POSITIVE_INFINITY;
        for (double step : STEPS) {
            double up = lossAt(network, images, shape, name, values, direction, step);
            double down = lossAt(network, images, shape, name, values, direction, -step);
            error = Math.min(error, Math.abs((up - down) / (2 * step) - norm));
        }
        network.set(name, values);
        assertThat(error)
                .as("error of the slope along " + name + ", whose norm is " + norm)
                .isLessThan(0.02 * norm + 0.05);
    }

    private static double lossAt(
            SameDiffNetwork network,
            float[] images,
            int[] shape,
            String name,
            float[] values,
            float[] direction,
            double step) {
        float[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (step * direction[i]);
        }
        network.set(name, moved);
        return network.differentiate(images, shape, GradientTest::smoothLoss, SEED, discarded(network));
    }

    private static Map<String, float[]> discarded(SameDiffNetwork network) {
        Map<String, float[]> all = new LinkedHashMap<>();
        network.parameterSizes().forEach((name, size) -> all.put(name, new float[size]));
        return all;
    }

    private static double norm(float[] values) {
        double squares = 0;
        for (float v : values) {
            squares += (double) v * v;
        }
        return Math.sqrt(squares);
    }

    /** Σ w·sin(output) with fixed weights w of order one over all outputs, scaled to the number of values. */
    private static double smoothLoss(float[][] outputs, float[][] gradients) {
        double loss = 0;
        for (int o = 0; o < outputs.length; o++) {
            double scale = 4.0 / Math.sqrt(outputs[o].length);
            for (int i = 0; i < outputs[o].length; i++) {
                double w = scale * Math.cos(1.7 * i + o);
                loss += w * Math.sin(outputs[o][i]);
                gradients[o][i] = (float) (w * Math.cos(outputs[o][i]));
            }
        }
        return loss;
    }
}
