package org.toposeg.topology.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.topology.testing.RandomMasks;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import tools.jackson.databind.JsonNode;

class DistanceTransformTest {

    private static final Vec3 UNIT = new Vec3(1, 1, 1);
    private static final int IMAGES = 5000;

    @Test
    void agrees_with_scipy() {
        ReferenceVectors.check("edt", c -> {
            Size size = c.input("mask").size();
            Vec3 spacing = spacing(c.params().get("spacing"));
            float[] distance = DistanceTransform.toBackground(c.input("mask").mask(), size, spacing);
            double[] square =
                    DistanceTransform.squaredToBackground(c.input("mask").mask(), size, spacing);
            JsonNode expected = c.expected().get("edt").get("data");
            for (int v = 0; v < distance.length; v++) {
                double d = expected.get(v).asDouble();
                assertThat((double) distance[v]).isCloseTo(d, within(1e-6));
                assertThat(Math.sqrt(square[v])).isCloseTo(d, within(1e-12 + 1e-9 * d));
            }
        });
    }

    /** Given z first, for planar images y first. */
    private static Vec3 spacing(JsonNode steps) {
        int last = steps.size() - 1;
        return new Vec3(
                steps.get(last).asDouble(),
                steps.get(last - 1).asDouble(),
                last == 2 ? steps.get(0).asDouble() : 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void agrees_with_a_search_through_all_voxels(boolean planar) {
        Random random = new Random(51);
        for (int i = 0; i < IMAGES; i++) {
            Size size = RandomMasks.size(random, planar ? 9 : 6, planar);
            byte[] mask = RandomMasks.mask(random, size);
            Vec3 spacing = i % 3 == 0 ? UNIT : new Vec3(step(random), step(random), step(random));
            compare(mask, size, spacing);
        }
    }

    /** Far beyond the reach within which rows are compared one by one. */
    @ParameterizedTest
    @CsvSource({"300,2,1", "2,300,1", "200,3,2", "2,200,3", "3,2,200", "90,90,1", "1,90,80"})
    void long_distances_are_as_exact_as_short_ones(int x, int y, int z) {
        Random random = new Random(53);
        Size size = new Size(x, y, z);
        for (int i = 0; i < 12; i++) {
            byte[] mask = new byte[size.voxels()];
            Arrays.fill(mask, (byte) (i % 2));
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                mask[random.nextInt(mask.length)] ^= 1;
            }
            compare(mask, size, i % 3 == 0 ? UNIT : new Vec3(step(random), step(random), step(random)));
        }
    }

    private static double step(Random random) {
        return Math.exp(4 * random.nextDouble() - 2);
    }

    private static void compare(byte[] mask, Size size, Vec3 spacing) {
        double[] in = DistanceTransform.squaredToBackground(mask, size, spacing);
        double[] out = DistanceTransform.squaredToForeground(mask, size, spacing);
        float[] signed = DistanceTransform.signed(mask, size, spacing);
        for (int v = 0; v < mask.length; v++) {
            double expected = nearest(mask, size, spacing, v);
            double found = mask[v] != 0 ? in[v] : out[v];
            double zero = mask[v] != 0 ? out[v] : in[v];
            assertThat(zero).isZero();
            if (Double.isInfinite(expected)) {
                assertThat(found).isInfinite();
            } else {
                assertThat(found).isCloseTo(expected, within(1e-12 * expected));
                double sign = mask[v] != 0 ? -1 : 1;
                assertThat((double) signed[v])
                        .isCloseTo(sign * Math.sqrt(expected), within(1e-6 * Math.sqrt(expected)));
            }
        }
    }

    private static double nearest(byte[] mask, Size size, Vec3 spacing, int v) {
        double best = Double.POSITIVE_INFINITY;
        for (int w = 0; w < mask.length; w++) {
            if (mask[v] == 0 != (mask[w] == 0)) {
                double dx = (v % size.x() - w % size.x()) * spacing.x();
                double dy = (v / size.x() % size.y() - w / size.x() % size.y()) * spacing.y();
                double dz = (v / size.x() / size.y() - w / size.x() / size.y()) * spacing.z();
                best = Math.min(best, dx * dx + dy * dy + dz * dz);
            }
        }
        return best;
    }

    @Test
    void equal_spacing_gives_whole_squares() {
        Size size = new Size(211, 190, 3);
        byte[] mask = new byte[size.voxels()];
        Arrays.fill(mask, (byte) 1);
        mask[size.index(200, 3, 1)] = 0;
        double[] square = DistanceTransform.squaredToBackground(mask, size, new Vec3(0.1, 0.1, 0.1));
        for (int v = 0; v < mask.length; v++) {
            int dx = v % 211 - 200;
            int dy = v / 211 % 190 - 3;
            int dz = v / 211 / 190 - 1;
            assertThat(square[v]).isEqualTo(0.1 * 0.1 * (dx * dx + dy * dy + dz * dz));
        }
    }

    @Test
    void a_mirrored_image_has_mirrored_distances() {
        Random random = new Random(52);
        for (int i = 0; i < 200; i++) {
            Size size = RandomMasks.size(random, 12, i % 2 == 0);
            byte[] mask = RandomMasks.mask(random, size);
            float[] distance = DistanceTransform.toBackground(mask, size, UNIT);
            int axes = 1 + random.nextInt(7);
            float[] mirrored = DistanceTransform.toBackground(RandomMasks.flip(mask, size, axes), size, UNIT);
            for (int v = 0; v < mask.length; v++) {
                assertThat(mirrored[RandomMasks.mirror(v, size, axes)]).isEqualTo(distance[v]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "7,1,1", "1,7,1", "1,1,7", "1,5,6", "5,1,6", "4,5,6"})
    void a_mask_without_a_voxel_outside_is_infinitely_deep(int x, int y, int z) {
        Size size = new Size(x, y, z);
        byte[] full = new byte[size.voxels()];
        Arrays.fill(full, (byte) 1);
        assertThat(DistanceTransform.toBackground(full, size, UNIT)).containsOnly(Float.POSITIVE_INFINITY);
        assertThat(DistanceTransform.toForeground(full, size, UNIT)).containsOnly(0);
        assertThat(DistanceTransform.signed(full, size, UNIT)).containsOnly(Float.NEGATIVE_INFINITY);
        assertThat(DistanceTransform.signed(new byte[full.length], size, UNIT)).containsOnly(Float.POSITIVE_INFINITY);
    }

    @Test
    void any_value_but_zero_is_inside() {
        byte[] mask = {0, -1, 2, 127, -128};
        assertThat(DistanceTransform.toBackground(mask, new Size(5, 1, 1), new Vec3(2, 1, 1)))
                .containsExactly(0, 2, 4, 6, 8);
    }

    @Test
    void refuses_an_array_of_the_wrong_length() {
        assertThatThrownBy(() -> DistanceTransform.toBackground(new byte[7], new Size(2, 2, 2), UNIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mask of 2 × 2 × 2 voxels has 8 elements, but the array has 7");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_spacing_that_is_not_finite_and_positive(double step) {
        assertThatThrownBy(() -> DistanceTransform.signed(new byte[8], new Size(2, 2, 2), new Vec3(1, step, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spacing must be finite and > 0, got " + step + " for y");
    }
}
