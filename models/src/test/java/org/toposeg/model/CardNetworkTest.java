package org.toposeg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.infer.InferenceEngine;

class CardNetworkTest {

    private static final int[] INPUT = {1, 1, 4, 6};

    /** Says these sizes and gives as many values, counted. */
    private record Output(long... sizes) implements InferenceEngine.Predictor {

        @Override
        public float[] predict(float[] images, int[] shape) {
            int count = 1;
            for (long size : sizes) {
                count *= (int) size;
            }
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = i;
            }
            return values;
        }

        @Override
        public float[] predict(float[] images, int[] shape, Consumer<long[]> outputShape) {
            outputShape.accept(sizes);
            return predict(images, shape);
        }

        @Override
        public void close() {}
    }

    private static float[] run(int labels, String layout, long... sizes) {
        return new CardNetwork(new Output(sizes), new Layout("NCHW"), new Layout(layout), labels)
                .predict(new float[24], INPUT);
    }

    @Test
    void an_output_with_a_channel_for_each_label_comes_in_standard_order() {
        assertThat(run(3, "NCHW", 1, 3, 4, 6)).hasSize(72).startsWith(0, 1, 2);
        // channels last: the first channel's neighbours lie three values apart
        assertThat(run(3, "NHWC", 1, 4, 6, 3)).hasSize(72).startsWith(0, 3, 6);
    }

    @Test
    void one_channel_alone_stands_for_two_labels() {
        assertThat(run(2, "NCHW", 1, 1, 4, 6)).hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({
        "3, NCHW, 1 4 6 3, channels last though the card says first",
        "3, NHWC, 1 3 4 6, channels first though the card says last",
        "3, NCHW, 1 12 2 3, half the resolution with four times the channels",
        "3, NCHW, 1 4 4 6, one class too many",
        "3, NCHW, 1 2 4 6, one class too few",
        "3, NCHW, 1 1 4 6, one channel for three labels",
        "2, NCHW, 4 6, no batch and no channels",
        "2, NCHW, 1 2 6 4, height and width exchanged"
    })
    void any_other_output_is_refused_with_its_sizes(int labels, String layout, String sizes) {
        long[] found =
                Arrays.stream(sizes.split(" ")).mapToLong(Long::parseLong).toArray();
        assertThatThrownBy(() -> run(labels, layout, found))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(Arrays.toString(found))
                .hasMessageContaining("output.layout");
    }
}
