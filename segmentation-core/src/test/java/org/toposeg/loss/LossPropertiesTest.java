package org.toposeg.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;

/** What holds for every loss with its default options. */
class LossPropertiesTest {

    private static final Shape PLANAR = new Shape(2, 3, 1, 7, 6);
    private static final Shape SPATIAL = new Shape(2, 1, 4, 5, 6);

    /** Steps that cross no tie of these batches. */
    private static final double LOGITS = 3e-4;

    private static final double PROBABILITIES = 1e-4;

    /** Not least at the target's own probabilities: pulls the logits of wrong classes to 0 instead of minus infinity. */
    private static final Set<String> NOT_LEAST_AT_TARGET = Set.of("squentropy", "uncertainty");

    /** Defined for labels 0 and 1 only. */
    private static final Set<String> HARD_LABELS = Set.of("lovasz", "lovasz_hinge");

    static Stream<String> losses() {
        return Losses.all().stream().map(d -> d.info().name());
    }

    static Stream<String> planar() {
        return smooth(2);
    }

    static Stream<String> spatial() {
        return smooth(3);
    }

    static Stream<String> smooth() {
        return losses().filter(name -> !SORTING.contains(name));
    }

    private static Stream<String> smooth(int dimensions) {
        return smooth().filter(name -> Losses.find(name).info().dimensions().contains(dimensions));
    }

    /** Kinks wherever two voxels are equally wrong: their differences are taken in {@code SortingLossesTest}. */
    private static final Set<String> SORTING = Set.of("lovasz", "lovasz_hinge", "topk");

    /** Kinks wherever two voxels change their order: one channel's values lie far enough apart, softmax's do not. */
    private static final Set<String> ORDERING = Set.of("betti_matching", "cldice", "dice_cldice", "topoloss");

    private static Shape apart(String name, Shape s) {
        return ORDERING.contains(name) ? new Shape(s.batch(), 1, s.depth(), s.height(), s.width()) : s;
    }

    private static Loss loss(String name) {
        return Losses.create(name, Map.of());
    }

    private static Shape shape(String name) {
        return Losses.find(name).info().dimensions().contains(2) ? PLANAR : SPATIAL;
    }

    @ParameterizedTest
    @MethodSource("planar")
    void has_the_gradient_of_its_value_in_2d(String name) {
        FiniteDifferences.check(loss(name), Batches.logits(apart(name, PLANAR), 11), LOGITS);
        FiniteDifferences.check(loss(name), Batches.probabilities(apart(name, PLANAR), 12), PROBABILITIES);
        FiniteDifferences.check(loss(name), Batches.logits(new Shape(2, 1, 1, 7, 9), 13), LOGITS);
    }

    @ParameterizedTest
    @MethodSource("spatial")
    void has_the_gradient_of_its_value_in_3d(String name) {
        FiniteDifferences.check(loss(name), Batches.logits(SPATIAL, 14), LOGITS);
        FiniteDifferences.check(
                loss(name), Batches.probabilities(apart(name, new Shape(1, 2, 4, 5, 6)), 15), PROBABILITIES);
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void has_the_gradient_of_its_value_with_weights_and_ignored_voxels(String name) {
        FiniteDifferences.check(loss(name), weighted(Batches.logits(apart(name, shape(name)), 16)), LOGITS);
    }

    private static LossBatch weighted(LossBatch batch) {
        byte[] ignore = new byte[batch.shape().batch() * batch.shape().voxels()];
        for (int i = 0; i < ignore.length; i++) {
            ignore[i] = (byte) (i % 7 == 3 ? 1 : 0);
        }
        return new LossBatch(
                batch.shape(), batch.prediction(), batch.space(), batch.target(), ignore, new float[] {0.5f, 2}, null);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void a_perfect_prediction_costs_no_more_than_any_other(String name) {
        LossBatch batch = Batches.probabilities(shape(name), 17);
        LossBatch perfect = batch.withPrediction(batch.target(), Space.PROBABILITIES);
        if (!NOT_LEAST_AT_TARGET.contains(name)) {
            double least = loss(name).evaluate(perfect, null);
            for (long seed = 20; seed < 26; seed++) {
                LossBatch other = Batches.probabilities(shape(name), seed);
                double value = loss(name).evaluate(batch.withPrediction(other.prediction(), other.space()), null);
                assertThat(value).isGreaterThan(least);
            }
        }
        float[] gradient = new float[batch.shape().elements()];
        loss(name).evaluate(perfect, gradient);
        assertThat(finite(gradient)).isTrue();
    }

    private static boolean finite(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void the_order_of_the_batch_does_not_matter(String name) {
        LossBatch batch = weighted(Batches.logits(shape(name), 27));
        Shape s = batch.shape();
        int half = s.elements() / 2;
        LossBatch swapped = new LossBatch(
                s,
                swap(batch.prediction(), half),
                batch.space(),
                swap(batch.target(), half),
                batch.ignore() == null ? null : swap(batch.ignore(), s.voxels()),
                new float[] {2, 0.5f},
                null);
        float[] gradient = new float[s.elements()];
        float[] other = new float[s.elements()];
        double value = loss(name).evaluate(batch, gradient);
        assertThat(loss(name).evaluate(swapped, other)).isCloseTo(value, within(1e-9 * Math.abs(value)));
        float[] back = swap(other, half);
        double greatest = 0;
        for (int i = 0; i < back.length; i++) {
            greatest = Math.max(greatest, Math.abs(back[i] - gradient[i]));
        }
        assertThat(greatest).isLessThan(1e-6);
    }

    private static float[] swap(float[] a, int half) {
        float[] out = Arrays.copyOfRange(a, half, 2 * half + half);
        System.arraycopy(a, 0, out, half, half);
        return out;
    }

    private static byte[] swap(byte[] a, int half) {
        byte[] out = Arrays.copyOfRange(a, half, 2 * half + half);
        System.arraycopy(a, 0, out, half, half);
        return out;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void a_sample_of_weight_0_and_ignored_voxels_have_no_gradient(String name) {
        LossBatch batch = weighted(Batches.logits(shape(name), 28)).withSampleWeights(new float[] {0, 1});
        float[] gradient = new float[batch.shape().elements()];
        loss(name).evaluate(batch, gradient);
        Shape s = batch.shape();
        for (int i = 0; i < gradient.length; i++) {
            int n = i / (s.channels() * s.voxels());
            if (n == 0 || batch.isIgnored(n, i % s.voxels())) {
                assertThat(gradient[i]).as("element " + i).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void soft_labels_are_defined_or_refused(String name) {
        LossBatch soft = Batches.soft(Batches.logits(shape(name), 29), 30);
        if (HARD_LABELS.contains(name)) {
            assertThatThrownBy(() -> loss(name).evaluate(soft, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("labels 0 and 1");
        } else {
            assertThat(loss(name).evaluate(soft, null)).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void soft_labels_tend_to_the_hard_loss(String name) {
        if (!HARD_LABELS.contains(name)) {
            LossBatch hard = Batches.logits(shape(name), 31);
            float[] nearly = hard.target().clone();
            for (int i = 0; i < nearly.length; i++) {
                nearly[i] = Math.abs(nearly[i] - 1e-6f);
            }
            LossBatch soft = hard.with(hard.shape(), hard.prediction(), nearly, null);
            double value = loss(name).evaluate(hard, null);
            assertThat(loss(name).evaluate(soft, null)).isCloseTo(value, within(1e-3 * Math.abs(value) + 1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void empty_and_full_foreground_and_a_single_voxel_are_defined(String name) {
        for (Shape s : List.of(new Shape(1, 1, 1, 8, 8), new Shape(1, 1, 4, 4, 4), new Shape(1, 1, 1, 1, 1))) {
            if (Losses.find(name).info().dimensions().contains(s.dimensions())) {
                for (float label : new float[] {0, 1}) {
                    LossBatch batch = Batches.logits(s, 32);
                    float[] target = new float[s.elements()];
                    Arrays.fill(target, label);
                    float[] gradient = new float[s.elements()];
                    assertThat(loss(name).evaluate(batch.with(s, batch.prediction(), target, null), gradient))
                            .isFinite();
                    assertThat(finite(gradient)).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void certain_predictions_that_are_wrong_are_defined(String name) {
        LossBatch batch = Batches.logits(shape(name), 33);
        Shape s = batch.shape();
        float[] wrong = new float[s.elements()];
        float[] far = new float[s.elements()];
        for (int i = 0; i < wrong.length; i++) {
            int next = s.channels() == 1 ? i : (i + s.voxels()) % wrong.length;
            wrong[i] = s.channels() == 1 ? 1 - batch.target()[i] : batch.target()[next];
            far[i] = 200 * wrong[i] - 100;
        }
        for (LossBatch b :
                List.of(batch.withPrediction(wrong, Space.PROBABILITIES), batch.withPrediction(far, Space.LOGITS))) {
            float[] gradient = new float[s.elements()];
            assertThat(loss(name).evaluate(b, gradient)).isFinite();
            assertThat(finite(gradient)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void nan_is_a_clear_error(String name) {
        LossBatch batch = Batches.logits(shape(name), 34);
        batch.prediction()[5] = Float.NaN;
        assertThatThrownBy(() -> loss(name).evaluate(batch, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void probabilities_and_labels_out_of_range_are_a_clear_error_and_leave_the_gradient_alone(String name) {
        Shape s = shape(name);
        float[] gradient = new float[s.elements()];
        LossBatch high = Batches.probabilities(s, 37);
        high.prediction()[s.elements() - 1] = 1.5f;
        assertThatThrownBy(() -> loss(name).evaluate(high, gradient))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the prediction is 1.5");
        LossBatch negative = Batches.logits(s, 38);
        negative.target()[s.elements() - 1] = -1;
        assertThatThrownBy(() -> loss(name).evaluate(negative, gradient))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the target is -1.0");
        LossBatch infinite = Batches.logits(s, 39);
        infinite.prediction()[s.elements() - 1] = Float.POSITIVE_INFINITY;
        assertThatThrownBy(() -> loss(name).evaluate(infinite, gradient))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Infinity");
        assertThat(gradient).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void several_classes_in_3d_with_ignored_voxels_are_defined(String name) {
        Shape s = new Shape(2, 3, 4, 5, 6);
        if (Losses.find(name).info().dimensions().contains(3)) {
            LossBatch batch = weighted(Batches.logits(s, 40));
            float[] gradient = new float[s.elements()];
            assertThat(loss(name).evaluate(batch, gradient)).isFinite();
            assertThat(finite(gradient)).isTrue();
            float[] other = batch.prediction().clone();
            for (int i = 0; i < other.length; i++) {
                boolean ignored = batch.isIgnored(i / (s.channels() * s.voxels()), i % s.voxels());
                other[i] += ignored ? 1 + i % 3 : 0;
            }
            float[] same = new float[s.elements()];
            double value = loss(name).evaluate(batch, null);
            assertThat(loss(name).evaluate(batch.withPrediction(other, Space.LOGITS), same))
                    .isCloseTo(value, within(1e-9 + 1e-6 * Math.abs(value)));
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void the_number_of_threads_changes_no_bit(String name) throws Exception {
        Shape s = Losses.find(name).info().dimensions().contains(2)
                ? new Shape(2, 2, 1, 130, 140)
                : new Shape(2, 2, 20, 30, 31);
        LossBatch batch = Batches.logits(s, 35);
        float[] one = new float[s.elements()];
        float[] four = new float[s.elements()];
        double a = in(1, () -> loss(name).evaluate(batch, one));
        double b = in(4, () -> loss(name).evaluate(batch, four));
        float[] team = new float[s.elements()];
        assertThat(a).isEqualTo(b).isEqualTo(loss(name).evaluate(batch, team));
        assertThat(one).containsExactly(four).containsExactly(team);
    }

    private static double in(int threads, Callable<Double> work) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(work).get();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void adds_to_the_gradient_that_is_there(String name) {
        LossBatch batch = Batches.logits(shape(name), 36);
        float[] fresh = new float[batch.shape().elements()];
        loss(name).evaluate(batch, fresh);
        float[] added = new float[batch.shape().elements()];
        Arrays.fill(added, 1);
        loss(name).evaluate(batch, added);
        for (int i = 0; i < fresh.length; i++) {
            assertThat(added[i]).isCloseTo(1 + fresh[i], within(1e-5f));
        }
    }

    @Test
    void every_description_is_complete() {
        for (LossDefinition definition : Losses.all()) {
            LossInfo info = definition.info();
            assertThat(info.name()).matches("[a-z][a-z0-9_]*");
            assertThat(info.summary()).endsWith(".");
            assertThat(info.dimensions()).isSubsetOf(2, 3).isNotEmpty();
            assertThat(info.cost()).isNotBlank();
            assertThat(info.source()).isNotBlank();
            assertThat(info.options()).allSatisfy(option -> {
                assertThat(option.name()).matches("[a-z][a-z0-9_]*");
                assertThat(option.meaning()).isNotBlank();
                assertThat(option.allowed()).isNotBlank();
                assertThat(option.writtenDefault())
                        .isInstanceOfAny(Double.class, Integer.class, Boolean.class, String.class);
            });
        }
        assertThat(losses()).doesNotHaveDuplicates();
    }
}
