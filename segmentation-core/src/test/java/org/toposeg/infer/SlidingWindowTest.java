package org.toposeg.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.toposeg.infer.WindowSettings.Activation;
import org.toposeg.preprocess.Interpolation;
import org.toposeg.preprocess.Normalization;
import org.toposeg.preprocess.Preprocessing;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class SlidingWindowTest {

    /** Logits (x, 1 - x, 2x - 3) of each voxel alone, so that windows must not matter. */
    private static final InferenceEngine.Predictor POINTWISE = new InferenceEngine.Predictor() {
        @Override
        public float[] predict(float[] images, int[] shape) {
            int voxels = images.length / shape[0];
            float[] logits = new float[3 * images.length];
            for (int n = 0; n < shape[0]; n++) {
                for (int v = 0; v < voxels; v++) {
                    float x = images[n * voxels + v];
                    logits[n * 3 * voxels + v] = x;
                    logits[(n * 3 + 1) * voxels + v] = 1 - x;
                    logits[(n * 3 + 2) * voxels + v] = 2 * x - 3;
                }
            }
            return logits;
        }

        @Override
        public void close() {}
    };

    /** Of the channels image, mask of the first label and mask of the second: background, second, first. */
    private static final InferenceEngine.Predictor EXCHANGE = new InferenceEngine.Predictor() {
        @Override
        public float[] predict(float[] images, int[] shape) {
            int voxels = images.length / (shape[0] * shape[1]);
            float[] logits = new float[images.length];
            for (int v = 0; v < voxels; v++) {
                logits[v] = 0.5f;
                logits[voxels + v] = images[2 * voxels + v];
                logits[2 * voxels + v] = images[voxels + v];
            }
            return logits;
        }

        @Override
        public void close() {}
    };

    private static float[] noise(int n) {
        Random random = new Random(4);
        float[] data = new float[n];
        for (int v = 0; v < n; v++) {
            data[v] = (float) (3 * random.nextGaussian());
        }
        return data;
    }

    private static void requireWhole(Size size, WindowSettings settings, int batch) {
        float[] data = noise(size.voxels());
        float[][] p = new SlidingWindow(settings, batch).probabilities(new float[][] {data}, size, POINTWISE, d -> {});
        for (int v = 0; v < data.length; v++) {
            double x = data[v];
            double sum = Math.exp(x) + Math.exp(1 - x) + Math.exp(2 * x - 3);
            assertThat(p[0][v]).isEqualTo((float) (Math.exp(x) / sum), within(1e-5f));
            assertThat(p[2][v]).isEqualTo((float) (Math.exp(2 * x - 3) / sum), within(1e-5f));
        }
    }

    @Test
    void a_pointwise_network_gives_the_same_in_windows_as_on_the_whole_volume() {
        WindowSettings settings = new WindowSettings(List.of(4, 6, 8), 3, 0.5, List.of(), Activation.LOGITS);
        requireWhole(new Size(19, 13, 11), settings, 1);
        requireWhole(new Size(19, 13, 11), settings, 3);
    }

    @Test
    void volumes_smaller_than_a_window_are_padded_and_cut_back() {
        requireWhole(new Size(5, 13, 3), new WindowSettings(List.of(8, 8, 8), 3, 0.5, List.of(), Activation.LOGITS), 1);
    }

    @Test
    void slices_go_through_a_planar_network_one_by_one() {
        requireWhole(
                new Size(15, 9, 3), new WindowSettings(List.of(1, 8, 8), 2, 0.25, List.of(), Activation.LOGITS), 2);
    }

    @Test
    void mirrored_inputs_are_mirrored_back() {
        requireWhole(
                new Size(9, 7, 6),
                new WindowSettings(List.of(4, 4, 8), 3, 0.5, List.of(0, 1, 2), Activation.LOGITS),
                1);
    }

    @Test
    void windows_overlap_at_least_as_asked_and_reach_both_ends() {
        WindowSettings half = new WindowSettings(List.of(8, 8, 8), 3, 0.5, List.of(), Activation.LOGITS);
        assertThat(new SlidingWindow(half, 1).starts(21, 8)).containsExactly(0, 3, 7, 10, 13);
        assertThat(new SlidingWindow(half, 1).starts(8, 8)).containsExactly(0);
        assertThat(new SlidingWindow(half.withOverlap(0), 1).starts(16, 8)).containsExactly(0, 8);
    }

    @Test
    void the_pipeline_writes_the_most_probable_label_on_the_inputs_own_grid() {
        Grid grid = Grid.of(new Size(6, 5, 4), new Vec3(1, 1, 2));
        Volume image = new Volume(grid, noise(grid.size().voxels()));
        Preprocessing preprocessing = new Preprocessing(
                null, List.of(Normalization.of(Normalization.Scheme.NONE)), false, Interpolation.LINEAR, true);
        WindowSettings settings = new WindowSettings(List.of(4, 4, 4), 3, 0.5, List.of(), Activation.LOGITS);
        Prediction result = new SegmentationPipeline(preprocessing, settings, List.of(0, 7, 9), POINTWISE)
                .segment(List.of(image), true, d -> {});
        assertThat(result.labels().grid()).isEqualTo(grid);
        for (int v = 0; v < image.data().length; v++) {
            float x = image.data()[v];
            int expected = x > 3 ? 9 : x > 0.5 ? 0 : 7;
            assertThat(result.labels().label(v)).isEqualTo(expected);
        }
        assertThat(result.probabilities()).hasSize(3);
    }

    @Test
    void a_second_stage_is_shown_a_mask_of_each_label_that_the_first_found() {
        Grid grid = Grid.of(new Size(6, 5, 4), new Vec3(1, 1, 2));
        Volume image = new Volume(grid, noise(grid.size().voxels()));
        Preprocessing preprocessing = new Preprocessing(
                null, List.of(Normalization.of(Normalization.Scheme.NONE)), false, Interpolation.LINEAR, true);
        WindowSettings settings = new WindowSettings(List.of(4, 4, 4), 3, 0.5, List.of(), Activation.LOGITS);
        List<Integer> labels = List.of(0, 7, 9);
        SegmentationPipeline first = new SegmentationPipeline(preprocessing, settings, labels, POINTWISE);
        double[] last = new double[1];
        Prediction result = new SegmentationPipeline(preprocessing, settings, labels, EXCHANGE)
                .after(first)
                .segment(List.of(image), false, done -> last[0] = done);
        assertThat(last[0]).isEqualTo(1);
        LabelMap found = first.segment(List.of(image), false, done -> {}).labels();
        for (int v = 0; v < image.data().length; v++) {
            int label = found.label(v);
            assertThat(result.labels().label(v)).isEqualTo(label == 7 ? 9 : label == 9 ? 7 : 0);
        }
    }
}
