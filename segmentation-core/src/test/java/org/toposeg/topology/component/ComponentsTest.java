package org.toposeg.topology.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.topology.testing.RandomMasks;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import tools.jackson.databind.JsonNode;

class ComponentsTest {

    private static final int IMAGES = 5000;

    @Test
    void agrees_with_scipy() {
        ReferenceVectors.check("topology_counts", c -> {
            int axes = c.input("mask").shape().length;
            Size size = c.input("mask").size();
            for (int steps = 1; steps <= axes; steps++) {
                Components components = Components.label(c.input("mask").mask(), size, connectivity(axes, steps));
                assertThat(components.count())
                        .isEqualTo(c.expected().get("components_conn" + steps).asInt());
                assertThat(Arrays.stream(components.sizes()).max().orElse(0))
                        .isEqualTo(c.expected()
                                .get("largest_component_conn" + steps)
                                .asInt());
            }
            JsonNode labels = c.expected().get("labels_full_scipy_order").get("data");
            assertThat(Components.label(c.input("mask").mask(), size, connectivity(axes, axes))
                            .labels())
                    .isEqualTo(labels.valueStream().mapToInt(JsonNode::asInt).toArray());
        });
    }

    private static Connectivity connectivity(int axes, int steps) {
        return Arrays.stream(Connectivity.values())
                .filter(c -> c.dimensions() == axes && c.steps() == steps)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void agrees_with_flooding(Connectivity connectivity) {
        Random random = new Random(71);
        boolean planar = connectivity.dimensions() == 2;
        for (int i = 0; i < IMAGES; i++) {
            Size size = RandomMasks.size(random, planar ? 9 : 5, planar);
            byte[] mask = RandomMasks.mask(random, size);
            Components components = Components.label(mask, size, connectivity);
            int[] expected = new PlainCounts(mask, size, connectivity).labels();
            assertThat(components.labels()).isEqualTo(expected);
            assertThat(components.count())
                    .isEqualTo(Arrays.stream(expected).max().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource
    void rows_longer_than_a_word_are_no_different(Connectivity connectivity) {
        Random random = new Random(72);
        for (int i = 0; i < 60; i++) {
            Size size = new Size(60 + random.nextInt(75), 2, connectivity.dimensions() == 2 ? 1 : 2);
            byte[] mask = RandomMasks.mask(random, size);
            assertThat(Components.label(mask, size, connectivity).labels())
                    .isEqualTo(new PlainCounts(mask, size, connectivity).labels());
        }
    }

    @ParameterizedTest
    @EnumSource
    void sizes_boxes_and_centroids_are_those_of_the_labels(Connectivity connectivity) {
        Random random = new Random(73);
        for (int i = 0; i < 300; i++) {
            Size size = RandomMasks.size(random, 12, connectivity.dimensions() == 2);
            Components components = Components.label(RandomMasks.mask(random, size), size, connectivity);
            int[] labels = components.labels();
            for (Component c : components.list()) {
                int[] at = IntStream.range(0, labels.length)
                        .filter(v -> labels[v] == c.label())
                        .toArray();
                assertThat(c.voxels()).isEqualTo(at.length).isEqualTo(components.sizes()[c.label() - 1]);
                assertThat(c.first()).isEqualTo(at[0]);
                check(c, at, size);
            }
        }
    }

    private static void check(Component c, int[] at, Size size) {
        int[] x = Arrays.stream(at).map(v -> v % size.x()).toArray();
        int[] y = Arrays.stream(at).map(v -> v / size.x() % size.y()).toArray();
        int[] z = Arrays.stream(at).map(v -> v / size.x() / size.y()).toArray();
        assertThat(c.low()).isEqualTo(new Component.Corner(min(x), min(y), min(z)));
        assertThat(c.high()).isEqualTo(new Component.Corner(max(x), max(y), max(z)));
        Vec3 mean = new Vec3(mean(x), mean(y), mean(z));
        assertThat(c.centroid().minus(mean).length()).isCloseTo(0, within(1e-9));
    }

    private static int min(int[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static int max(int[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static double mean(int[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void the_largest_are_kept_and_of_equal_ones_the_first() {
        byte[] mask = {1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1};
        Components components = Components.label(mask, new Size(11, 1, 1), Connectivity.FOUR);
        assertThat(components.largest(0)).containsOnly(0);
        assertThat(components.largest(2)).containsExactly(0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1);
        assertThat(components.largest(9)).isEqualTo(mask);
        assertThatThrownBy(() -> components.largest(-1)).hasMessageContaining("at least 0, got -1");
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "70,1,1", "1,70,1", "1,1,70", "1,5,6", "5,1,6", "4,5,6"})
    void an_empty_mask_has_no_component_and_a_full_one_has_one(int x, int y, int z) {
        Size size = new Size(x, y, z);
        byte[] mask = new byte[size.voxels()];
        for (Connectivity c : new Connectivity[] {Connectivity.SIX, Connectivity.EIGHTEEN, Connectivity.TWENTY_SIX}) {
            assertThat(Components.label(mask, size, c).count()).isZero();
            assertThat(Components.label(mask, size, c).list()).isEmpty();
            assertThat(Components.ofBackground(mask, size, c).sizes()).containsExactly(mask.length);
        }
    }

    @Test
    void refuses_what_does_not_fit() {
        Size size = new Size(2, 2, 2);
        assertThatThrownBy(() -> Components.label(new byte[7], size, Connectivity.SIX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mask of 2 × 2 × 2 voxels has 8 elements, but the array has 7");
        assertThatThrownBy(() -> Components.label(new byte[8], size, Connectivity.EIGHT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connectivity 8 is for planar images, but the mask has 2 × 2 × 2 voxels;"
                        + " use SIX, EIGHTEEN or TWENTY_SIX");
    }
}
