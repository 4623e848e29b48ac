package org.toposeg.loss.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;

class BettiMatchingLossTest {

    /** One channel: no two voxels lie so near each other that a finite difference would exchange them. */
    private static final Shape PLANAR = new Shape(2, 1, 1, 8, 9);

    private static final Shape SPATIAL = new Shape(1, 1, 4, 5, 4);

    @Test
    void gives_what_topolosses_gives_with_the_published_matching() {
        LossVectors.check(
                "betti_matching", c -> c.hasInput("prediction") ? Losses.create("betti_matching", options(c)) : null);
    }

    @Test
    void gives_the_loss_of_the_strict_matching_by_default() {
        LossVectors.check(
                "betti_matching_strict",
                c -> Losses.create("betti_matching", Map.of("filtration", c.text("filtration"))));
    }

    private static Map<String, String> options(VectorCase c) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("matching", "published");
        options.put("filtration", c.text("filtration"));
        if (c.has("topology_weights")) {
            String[] weights = c.list("topology_weights").split(";");
            options.put("matched_weight", weights[0]);
            options.put("unmatched_weight", weights[1]);
        }
        for (String name : List.of("barcode_length_threshold", "push_unmatched_to_1_0")) {
            if (c.has(name)) {
                options.put(name, c.text(name));
            }
        }
        return options;
    }

    /** The reference adds alpha times the loss of probabilities, without channel 0, to a Dice loss with all channels. */
    @Test
    void gives_what_topolosses_gives_for_several_classes_beside_dice() {
        ReferenceVectors.check("betti_matching", c -> c.has("softmax"), c -> {
            LossBatch batch = LossVectors.batch(c);
            float[] gradient = new float[batch.shape().elements()];
            Loss loss = Losses.parse("dice(smooth_nr=1e-5, smooth_dr=1e-5, include_background=true)" + " + "
                    + c.text("alpha") + "*betti_matching(matching=published)");
            assertThat(loss.evaluate(batch, gradient)).isCloseTo(c.expected("loss"), within(1e-6));
            double[] expected = c.expectedTensor("grad").data();
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) gradient[i]).isCloseTo(expected[i], within(1e-6));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filtration=sublevel",
                "filtration=bothlevels",
                "comparison=intersection",
                "construction=T",
                "relative=true",
                "essential=kept",
                "matched_weight=0.5;unmatched_weight=3",
                "barcode_length_threshold=0.31",
                "push_unmatched_to_1_0=true",
                "matching=published"
            })
    void has_the_gradient_of_its_value_with_each_option(String written) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : written.split(";")) {
            options.put(option.split("=")[0], option.split("=")[1]);
        }
        Loss loss = Losses.create("betti_matching", options);
        // ranks are 1/144 apart (one channel), so four steps of 0.0005 either way exchange no two voxels
        FiniteDifferences.check(loss, Batches.probabilities(PLANAR, 41), 2.5e-4);
        FiniteDifferences.check(loss, Batches.probabilities(SPATIAL, 42), 2.5e-4);
    }

    @Test
    void voxels_beyond_the_sparse_threshold_have_no_gradient() {
        Loss loss = Losses.create("betti_matching", Map.of("sparse_threshold", "0.4"));
        LossBatch batch = Batches.probabilities(SPATIAL, 43);
        float[] gradient = new float[batch.shape().elements()];
        loss.evaluate(batch, gradient);
        boolean any = false;
        for (int i = 0; i < gradient.length; i++) {
            any |= gradient[i] != 0;
            assertThat(gradient[i] != 0 && batch.prediction()[i] <= 0.4f).isFalse();
        }
        assertThat(any).isTrue();
    }

    @Test
    void compares_each_class_with_the_rest_and_takes_the_mean() {
        LossBatch batch = Batches.probabilities(new Shape(2, 4, 1, 9, 8), 44);
        double without = mean(batch, 1);
        double with = mean(batch, 0);
        assertThat(Losses.create("betti_matching", Map.of()).evaluate(batch, null))
                .isCloseTo(without, within(1e-12));
        assertThat(Losses.create("betti_matching", Map.of("include_background", "true"))
                        .evaluate(batch, null))
                .isCloseTo(with, within(1e-12));
        assertThat(without).isNotCloseTo(with, within(1e-3));
    }

    private static double mean(LossBatch batch, int first) {
        Shape s = batch.shape();
        Shape single = new Shape(1, 1, s.depth(), s.height(), s.width());
        Loss loss = Losses.create("betti_matching", Map.of());
        double sum = 0;
        for (int n = 0; n < s.batch(); n++) {
            for (int c = first; c < s.channels(); c++) {
                int at = s.offset(n, c);
                sum += loss.evaluate(
                        LossBatch.of(
                                single,
                                Arrays.copyOfRange(batch.prediction(), at, at + s.voxels()),
                                Space.PROBABILITIES,
                                Arrays.copyOfRange(batch.target(), at, at + s.voxels())),
                        null);
            }
        }
        return sum / (s.batch() * (s.channels() - first));
    }

    @Test
    void an_ignored_voxel_is_background_in_both() {
        LossBatch batch = Batches.probabilities(PLANAR, 45);
        byte[] ignore = new byte[2 * PLANAR.voxels()];
        float[] prediction = batch.prediction().clone();
        float[] target = batch.target().clone();
        for (int i = 0; i < ignore.length; i += 5) {
            ignore[i] = 1;
            prediction[i] = 0;
            target[i] = 0;
        }
        Loss loss = Losses.create("betti_matching", Map.of());
        LossBatch cleared = batch.with(PLANAR, prediction, target, null);
        assertThat(loss.evaluate(batch.with(PLANAR, batch.prediction(), batch.target(), ignore), null))
                .isEqualTo(loss.evaluate(cleared, null));
    }

    @Test
    void words_it_does_not_know_are_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Losses.create("betti_matching", Map.of("matching", "loose")))
                .hasMessage("option matching of loss betti_matching must be one of strict, published,"
                        + " published_2d_original, got 'loose'.");
        assertThatThrownBy(() -> Losses.create("betti_matching", Map.of("sparse_threshold", "low")))
                .hasMessage("option sparse_threshold of loss betti_matching must be none or a number, got 'low'.");
        assertThatThrownBy(() -> Losses.create(
                        "betti_matching", Map.of("matching", "published_2d_original", "construction", "T")))
                .hasMessageContaining("construction V only");
    }
}
