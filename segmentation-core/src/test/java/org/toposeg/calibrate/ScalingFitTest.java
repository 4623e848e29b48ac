package org.toposeg.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.toposeg.volume.Size;

class ScalingFitTest {

    private static final Size SIZE = new Size(40, 40, 25);
    private static final int CLASSES = 3;

    /**
     * Truth drawn from softmax(logits); the "network" then claims softmax(temperature · logits), so that this temperature is
     * what a fit must find. The logits vary slowly, as a network's do.
     */
    private static float[][] overconfident(double temperature, byte[] truth, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] claimed = new float[CLASSES][truth.length];
        for (int v = 0; v < truth.length; v++) {
            double[] z = {
                1.5 * Math.sin(v % SIZE.x() / 6.0), Math.cos(v / SIZE.x() % SIZE.y() / 5.0), Math.sin(v / 1600 / 4.0)
            };
            double[] p = z.clone();
            ProbabilityScaling.softmax(p);
            double u = random.nextDouble();
            truth[v] = (byte) (u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2);
            double[] q = Arrays.stream(z).map(x -> temperature * x).toArray();
            ProbabilityScaling.softmax(q);
            for (int c = 0; c < CLASSES; c++) {
                claimed[c][v] = (float) q[c];
            }
        }
        return claimed;
    }

    private static CalibrationMeasures measure(float[][] p, byte[] truth) {
        CalibrationMeter meter = new CalibrationMeter(List.of(0, 1, 2), 15);
        meter.add(p, truth, null);
        return meter.measures();
    }

    @Test
    void finds_the_temperature_by_which_a_network_is_too_sure() {
        byte[] truth = new byte[SIZE.voxels()];
        float[][] p = overconfident(2.5, truth, 1);
        ProbabilityScaling fitted =
                ScalingFit.fit(CalibrationMethod.TEMPERATURE, List.of(CalibrationSample.of(p, truth, SIZE, 1)));
        // The standard error of a fit to 20,000 voxels is about 0.03.
        assertThat(fitted.temperature().orElseThrow()).isCloseTo(2.5, within(0.1));
        double before = measure(p, truth).top().ece();
        fitted.apply(p, SIZE);
        assertThat(measure(p, truth).top().ece()).isLessThan(before / 5).isLessThan(0.02);
    }

    @Test
    void temperature_and_local_scaling_keep_the_most_probable_label() {
        byte[] truth = new byte[SIZE.voxels()];
        for (CalibrationMethod method : List.of(CalibrationMethod.TEMPERATURE, CalibrationMethod.LOCAL)) {
            float[][] p = overconfident(3, truth, 2);
            int[] before = labels(p);
            ScalingFit.fit(method, List.of(CalibrationSample.of(p, truth, SIZE, 1)))
                    .apply(p, SIZE);
            assertThat(labels(p)).isEqualTo(before);
        }
    }

    private static int[] labels(float[][] p) {
        int[] labels = new int[p[0].length];
        for (int v = 0; v < labels.length; v++) {
            for (int c = 1; c < p.length; c++) {
                labels[v] = p[c][v] > p[labels[v]][v] ? c : labels[v];
            }
        }
        return labels;
    }

    @Test
    void vector_scaling_corrects_a_label_that_is_claimed_too_often() {
        byte[] truth = new byte[SIZE.voxels()];
        float[][] p = overconfident(1, truth, 3);
        for (int v = 0; v < truth.length; v++) {
            double[] biased = {Math.log(p[0][v]), Math.log(p[1][v]) + 1.2, Math.log(p[2][v])};
            ProbabilityScaling.softmax(biased);
            for (int c = 0; c < CLASSES; c++) {
                p[c][v] = (float) biased[c];
            }
        }
        double before = measure(p, truth).labels().byLabel().get(1);
        ScalingFit.fit(CalibrationMethod.VECTOR, List.of(CalibrationSample.of(p, truth, SIZE, 1)))
                .apply(p, SIZE);
        assertThat(measure(p, truth).labels().byLabel().get(1)).isLessThan(before / 5);
    }

    /** Half of the image is claimed with temperature 4, half with 1: one temperature cannot serve both. */
    @Test
    void local_scaling_serves_regions_that_one_temperature_cannot() {
        byte[] truth = new byte[SIZE.voxels()];
        float[][] sure = overconfident(4, truth, 4);
        byte[] other = new byte[SIZE.voxels()];
        float[][] right = overconfident(1, other, 5);
        for (int v = 0; v < truth.length / 2; v++) {
            truth[v] = other[v];
            for (int c = 0; c < CLASSES; c++) {
                sure[c][v] = right[c][v];
            }
        }
        CalibrationSample sample = CalibrationSample.of(sure, truth, SIZE, 1);
        double[] nll = new double[2];
        CalibrationMethod[] methods = {CalibrationMethod.TEMPERATURE, CalibrationMethod.LOCAL};
        for (int m = 0; m < 2; m++) {
            float[][] copy = Arrays.stream(sure).map(float[]::clone).toArray(float[][]::new);
            ScalingFit.fit(methods[m], List.of(sample)).apply(copy, SIZE);
            nll[m] = measure(copy, truth).scores().nll();
        }
        assertThat(nll[1]).isLessThan(nll[0] - 0.005);
    }

    /** The gradient that the minimiser gets is that of the value: at the minimum no parameter can be moved to advantage. */
    @Test
    void the_minimum_of_a_known_function_is_found() {
        double[] found = new QuasiNewton(x -> {
                    double a = 1 - x[0];
                    double b = x[1] - x[0] * x[0];
                    return new double[] {a * a + 100 * b * b, -2 * a - 400 * x[0] * b, 200 * b};
                })
                .minimise(new double[] {-1.2, 1});
        assertThat(found[0]).isCloseTo(1, within(1e-5));
        assertThat(found[1]).isCloseTo(1, within(1e-5));
    }

    @Test
    void no_cases_and_another_number_of_labels_are_refused() {
        assertThatThrownBy(() -> ScalingFit.fit(CalibrationMethod.TEMPERATURE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        ProbabilityScaling two = new ProbabilityScaling(CalibrationMethod.VECTOR, List.of(1.0, 1.0, 0.0, 0.0));
        assertThatThrownBy(() -> two.apply(new float[3][8], new Size(2, 2, 2))).hasMessageContaining("2 labels");
    }
}
