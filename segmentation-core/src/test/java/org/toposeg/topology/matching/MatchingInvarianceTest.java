package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.common.CommonFeatures;
import org.toposeg.topology.matching.BettiMatchingOptions.Comparison;
import org.toposeg.topology.matching.BettiMatchingOptions.Levels;
import org.toposeg.topology.testing.RandomImages;
import org.toposeg.volume.Size;

/** What must not change features, matches and loss, however many voxels are equal. */
class MatchingInvarianceTest {
    private static final int PAIRS = 300;

    /** Two images of one size. */
    private record Pair(Size size, float[] first, float[] second) {
        static Pair random(RandomImages random, int dimensions) {
            Size size = random.size(dimensions);
            float[][] pair = random.pair(size);
            return new Pair(size, pair[0], pair[1]);
        }

        /** Axes exchanged and some of them reversed. */
        Pair moved(SplittableRandom random) {
            int[] axes = {0, 1, 2};
            for (int i = 2; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = axes[i];
                axes[i] = axes[j];
                axes[j] = swap;
            }
            int reversed = random.nextInt(8);
            return new Pair(
                    new Size(size.get(axes[0]), size.get(axes[1]), size.get(axes[2])),
                    moved(first, axes, reversed),
                    moved(second, axes, reversed));
        }

        private float[] moved(float[] image, int[] axes, int reversed) {
            Size to = new Size(size.get(axes[0]), size.get(axes[1]), size.get(axes[2]));
            float[] result = new float[image.length];
            int[] at = new int[3];
            for (int i = 0; i < result.length; i++) {
                int[] place = {i % to.x(), i / to.x() % to.y(), i / to.x() / to.y()};
                for (int axis = 0; axis < 3; axis++) {
                    boolean back = (reversed >> axis & 1) != 0;
                    at[axes[axis]] = back ? to.get(axis) - 1 - place[axis] : place[axis];
                }
                result[i] = image[size.index(at[0], at[1], at[2])];
            }
            return result;
        }

        /** Within a larger image of one value; an axis of size 1 stays so. */
        Pair padded(float value, int before, int after) {
            int[] padding = new int[3];
            int[] sizes = new int[3];
            for (int axis = 0; axis < 3; axis++) {
                padding[axis] = size.get(axis) > 1 ? before : 0;
                sizes[axis] = size.get(axis) > 1 ? before + size.get(axis) + after : 1;
            }
            Size to = new Size(sizes[0], sizes[1], sizes[2]);
            float[][] result = new float[2][to.voxels()];
            for (int i = 0; i < 2; i++) {
                Arrays.fill(result[i], value);
                float[] image = i == 0 ? first : second;
                for (int v = 0; v < image.length; v++) {
                    int x = padding[0] + v % size.x();
                    int y = padding[1] + v / size.x() % size.y();
                    int z = padding[2] + v / size.x() / size.y();
                    result[i][to.index(x, y, z)] = image[v];
                }
            }
            return new Pair(to, result[0], result[1]);
        }

        BettiMatchingResult match(BettiMatchingOptions.Builder options) {
            return BettiMatching.match(first, second, size, options.build());
        }
    }

    private static List<String> described(BettiMatchingResult result) {
        List<String> lines = new ArrayList<>();
        for (DimensionMatching d : result.dimensions()) {
            String k = d.dimension() + ": ";
            d.matched().forEach(m -> lines.add(k + text(m.prediction()) + " = " + text(m.target())));
            d.unmatchedPrediction().forEach(f -> lines.add(k + "first " + text(f)));
            d.unmatchedTarget().forEach(f -> lines.add(k + "second " + text(f)));
        }
        return lines.stream().sorted().toList();
    }

    private static String text(Feature feature) {
        return feature.birth() + " " + feature.death();
    }

    private static BettiMatchingOptions.Builder options(Construction construction, Comparison comparison) {
        return BettiMatchingOptions.builder()
                .construction(construction)
                .comparison(comparison)
                .essential(true);
    }

    @ParameterizedTest
    @CsvSource({"2, V, UNION", "2, T, UNION", "3, V, UNION", "3, T, UNION", "3, V, INTERSECTION", "3, T, INTERSECTION"})
    void does_not_mind_flips_and_exchanged_axes(int dimensions, Construction construction, Comparison comparison) {
        RandomImages random = new RandomImages(21);
        SplittableRandom moves = new SplittableRandom(22);
        for (int i = 0; i < PAIRS; i++) {
            Pair pair = Pair.random(random, dimensions);
            BettiMatchingResult expected = pair.match(options(construction, comparison));
            BettiMatchingResult found = pair.moved(moves).match(options(construction, comparison));
            assertThat(described(found)).as("pair %d", i).isEqualTo(described(expected));
            assertThat(found.loss()).isCloseTo(expected.loss(), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, V", "2, T", "3, V", "3, T"})
    void does_not_mind_where_in_a_larger_empty_image_both_lie(int dimensions, Construction construction) {
        RandomImages random = new RandomImages(23);
        SplittableRandom moves = new SplittableRandom(24);
        for (int i = 0; i < PAIRS; i++) {
            // values lie between 0 and 1, and zero enters last
            Pair pair = Pair.random(random, dimensions).padded(0, 1, 1);
            Pair moved = pair.padded(0, moves.nextInt(3), moves.nextInt(3));
            assertThat(described(moved.match(options(construction, Comparison.UNION))))
                    .as("pair %d", i)
                    .isEqualTo(described(pair.match(options(construction, Comparison.UNION))));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, UNION", "2, INTERSECTION", "3, UNION", "3, INTERSECTION"})
    void exchanging_the_images_exchanges_the_unmatched(int dimensions, Comparison comparison) {
        RandomImages random = new RandomImages(25);
        for (int i = 0; i < PAIRS; i++) {
            Pair pair = Pair.random(random, dimensions);
            BettiMatchingResult found = pair.match(options(Construction.V, comparison));
            BettiMatchingResult other =
                    new Pair(pair.size, pair.second, pair.first).match(options(Construction.V, comparison));
            for (DimensionMatching d : found.dimensions()) {
                DimensionMatching e = other.dimension(d.dimension());
                assertThat(e.matched()).hasSameSizeAs(d.matched());
                assertThat(values(e.unmatchedTarget())).isEqualTo(values(d.unmatchedPrediction()));
                assertThat(values(e.unmatchedPrediction())).isEqualTo(values(d.unmatchedTarget()));
            }
            assertThat(other.loss()).isCloseTo(found.loss(), within(1e-12));
        }
    }

    private static List<String> values(List<Feature> features) {
        return features.stream().map(MatchingInvarianceTest::text).sorted().toList();
    }

    /**
     * What encloses the background of one construction is a feature of the other (Alexander duality): dimension k, birth and
     * death become d - 1 - k, death and birth; unions become intersections. A dark frame stands for the outside.
     */
    @ParameterizedTest
    @CsvSource({"2, UNION", "2, INTERSECTION", "3, UNION", "3, INTERSECTION"})
    void the_foreground_of_one_construction_is_the_background_of_the_other(int dimensions, Comparison comparison) {
        RandomImages random = new RandomImages(26);
        for (int i = 0; i < PAIRS; i++) {
            Pair pair = Pair.random(random, dimensions);
            if (pair.size.x() == 1 || pair.size.y() == 1 || dimensions == 3 && pair.size.z() == 1) {
                continue;
            }
            Pair framed = pair.padded(-1, 1, 1);
            List<String> bright = new ArrayList<>();
            for (DimensionMatching d : framed.match(
                            options(Construction.T, comparison).essential(false))
                    .dimensions()) {
                bright.add(d.dimension() + ": " + counted(d, false));
            }
            Comparison dual = comparison == Comparison.UNION ? Comparison.INTERSECTION : Comparison.UNION;
            List<String> dark = new ArrayList<>();
            List<DimensionMatching> dimensionsOfDark = framed.match(
                            options(Construction.V, dual).essential(false).levels(Levels.SUBLEVEL))
                    .dimensions();
            for (DimensionMatching d : dimensionsOfDark) {
                dark.add(0, (dimensions - 1 - d.dimension()) + ": " + counted(d, true));
            }
            assertThat(dark).as("pair %d of %s", i, pair.size).isEqualTo(bright);
        }
    }

    /** Without the component that never dies, which is a hollow within the frame on the other side. */
    private static List<String> counted(DimensionMatching d, boolean swapped) {
        List<String> lines = new ArrayList<>();
        d.matched().forEach(m -> {
            if (!isInFrame(m.prediction(), swapped)) {
                lines.add(text(m.prediction(), swapped) + " = " + text(m.target(), swapped));
            }
        });
        d.unmatchedPrediction().forEach(f -> lines.add("first " + text(f, swapped)));
        d.unmatchedTarget().forEach(f -> lines.add("second " + text(f, swapped)));
        return lines.stream().sorted().toList();
    }

    private static boolean isInFrame(Feature feature, boolean swapped) {
        return swapped && feature.birth() == -1;
    }

    private static String text(Feature feature, boolean swapped) {
        return swapped ? feature.death() + " " + feature.birth() : text(feature);
    }

    /**
     * Of masks: as many as dim(im H(P) ∩ im H(R)), counted from the masks by other means. The component that never dies is
     * always matched, so dimension 0 is the same where the masks have a voxel in common.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void masks_match_in_what_their_homology_has_in_common(int dimensions) {
        SplittableRandom random = new SplittableRandom(29);
        for (int i = 0; i < 60; i++) {
            Size size = dimensions == 2 ? new Size(40, 30, 1) : new Size(12, 11, 10);
            double share = 0.2 + 0.6 * random.nextDouble();
            Pair pair = new Pair(size, new float[size.voxels()], new float[size.voxels()]);
            byte[][] masks = new byte[2][size.voxels()];
            for (int v = 0; v < size.voxels(); v++) {
                masks[0][v] = (byte) (random.nextDouble() < share ? 1 : 0);
                masks[1][v] = random.nextInt(3) > 0 ? masks[0][v] : (byte) (random.nextDouble() < share ? 1 : 0);
                pair.first[v] = masks[0][v];
                pair.second[v] = masks[1][v];
            }
            CommonFeatures common = CommonFeatures.of(masks[0], masks[1], size);
            int[] error = pair.match(options(Construction.V, Comparison.UNION)).error();
            for (int k = 0; k < dimensions; k++) {
                assertThat(error[k]).as("dimension " + k).isEqualTo(common.error(k));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Construction.class)
    void an_image_matches_itself_completely(Construction construction) {
        RandomImages random = new RandomImages(27);
        for (int i = 0; i < PAIRS; i++) {
            Pair pair = Pair.random(random, 2 + i % 2);
            BettiMatchingResult found =
                    new Pair(pair.size, pair.first, pair.first.clone()).match(options(construction, Comparison.UNION));
            assertThat(found.error()).containsOnly(0);
            assertThat(found.loss()).isZero();
        }
    }

    @Test
    void a_sparse_threshold_changes_nothing_where_all_features_end_before_it() {
        RandomImages random = new RandomImages(28);
        for (int i = 0; i < PAIRS; i++) {
            Pair pair = Pair.random(random, 2 + i % 2);
            for (int v = 0; v < pair.first.length; v++) {
                // nothing lies between 0.2 and 0.5, so that nothing begins or ends there
                pair.first[v] = pair.first[v] < 0.5f ? 0.2f : pair.first[v];
                pair.second[v] = pair.second[v] < 0.5f ? 0.2f : pair.second[v];
            }
            assertThat(described(pair.match(BettiMatchingOptions.builder().sparseThreshold(0.2f))))
                    .isEqualTo(described(pair.match(BettiMatchingOptions.builder())));
        }
    }
}
