package org.toposeg.topology.homology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.toposeg.topology.barcode.Barcode;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.topology.gradient.Lattice;
import org.toposeg.topology.gradient.Star;
import org.toposeg.topology.gradient.StarPairing;
import org.toposeg.topology.testing.FullComplex;
import org.toposeg.topology.testing.RandomImages;
import org.toposeg.volume.Size;

class CubicalPersistenceTest {

    private static List<String> intervals(CubicalPersistence persistence) {
        return persistence.barcodes().stream()
                .flatMap(barcode ->
                        barcode.features().stream().map(f -> barcode.dimension() + ": " + f.birth() + " " + f.death()))
                .sorted()
                .toList();
    }

    private static List<String> byBruteForce(float[] image, Size size, Construction construction) {
        return new FullComplex(size, construction)
                .barcode(image).stream()
                        .map(i -> i.dimension() + ": " + i.birth() + " " + i.death())
                        .sorted()
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({"2, V", "2, T", "3, V", "3, T"})
    void has_the_intervals_of_the_whole_boundary_matrix(int dimensions, Construction construction) {
        RandomImages random = new RandomImages(dimensions);
        for (int i = 0; i < 5000; i++) {
            Size size = random.size(dimensions);
            float[] image = random.image(size);
            assertThat(intervals(CubicalPersistence.of(image, size, Filtration.SUBLEVEL, construction)))
                    .as("image %d of %s", i, size)
                    .isEqualTo(byBruteForce(image, size, construction));
        }
    }

    @ParameterizedTest
    @EnumSource(Construction.class)
    void takes_superlevel_sets_as_sublevel_sets_of_the_negative(Construction construction) {
        RandomImages random = new RandomImages(7);
        for (int i = 0; i < 200; i++) {
            Size size = random.size(3);
            float[] image = random.image(size);
            List<String> expected = new FullComplex(size, construction)
                    .barcode(negative(image)).stream()
                            .map(x -> x.dimension() + ": " + (0f - x.birth()) + " " + (0f - x.death()))
                            .sorted()
                            .toList();
            assertThat(intervals(CubicalPersistence.of(image, size, Filtration.SUPERLEVEL, construction)))
                    .isEqualTo(expected);
        }
    }

    private static float[] negative(float[] image) {
        float[] result = new float[image.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = -image[i];
        }
        return result;
    }

    @ParameterizedTest
    @EnumSource(Construction.class)
    void names_voxels_whose_values_are_the_births_and_deaths(Construction construction) {
        RandomImages random = new RandomImages(11);
        for (int i = 0; i < 500; i++) {
            Size size = random.size(i % 2 + 2);
            float[] image = random.image(size);
            CubicalPersistence persistence = CubicalPersistence.of(image, size, Filtration.SUPERLEVEL, construction);
            for (Barcode barcode : persistence.barcodes()) {
                for (Feature feature : barcode.features()) {
                    assertThat(image[feature.birthVoxel()]).isEqualTo(feature.birth());
                    if (!feature.isEssential()) {
                        assertThat(image[feature.deathVoxel()]).isEqualTo(feature.death());
                    }
                }
            }
        }
    }

    @Test
    void has_one_component_that_stays_and_nothing_else_in_a_constant_image() {
        for (Construction construction : Construction.values()) {
            CubicalPersistence persistence =
                    CubicalPersistence.of(new float[24], new Size(2, 3, 4), Filtration.SUBLEVEL, construction);
            assertThat(intervals(persistence)).containsExactly("0: 0.0 Infinity");
        }
    }

    @Test
    void does_not_mind_where_axes_of_size_1_are() {
        float[] image = new RandomImages(3).image(new Size(5, 4, 1));
        List<String> expected = intervals(CubicalPersistence.of(image, new Size(5, 4, 1)));
        assertThat(intervals(CubicalPersistence.of(image, new Size(5, 1, 4)))).isEqualTo(expected);
        assertThat(intervals(CubicalPersistence.of(image, new Size(1, 5, 4)))).isEqualTo(expected);
    }

    @Test
    void refuses_what_it_cannot_order_or_number() {
        Size size = new Size(2, 2, 1);
        assertThatThrownBy(() -> CubicalPersistence.of(new float[] {0, Float.NaN, 0, 0}, size))
                .hasMessage("persistent homology needs finite values, got NaN at voxel (1, 0, 0).");
        assertThatThrownBy(() -> CubicalPersistence.of(new float[] {0, 0, 0, Float.NEGATIVE_INFINITY}, size))
                .hasMessageContaining("got -Infinity at voxel (1, 1, 0)");
        assertThatThrownBy(() -> CubicalPersistence.of(new float[3], size))
                .hasMessage("an image of 2 × 2 × 1 voxels needs 4 values, got 3.");
        assertThatThrownBy(() -> Lattice.of(new Size(700, 700, 700))).hasMessageContaining("more than 2^31 cells");
    }

    @Test
    void pairs_every_star_without_losing_or_inventing_topology() {
        // the Euler characteristic of a star is that of its critical cells; the voxel alone has 1
        for (int edges = 0; edges < 64; edges++) {
            for (int key : stars(edges)) {
                StarPairing pairing = StarPairing.of(key);
                int[] critical = java.util.Arrays.stream(pairing.items())
                        .skip(pairing.pairs())
                        .toArray();
                int euler = 1;
                for (int slot = 0; slot < Star.VOXEL; slot++) {
                    euler += (key >> slot & 1) == 0 ? 0 : Star.dimension(slot) % 2 == 0 ? 1 : -1;
                }
                for (int slot : critical) {
                    euler -= Star.dimension(slot) % 2 == 0 ? 1 : -1;
                }
                assertThat(euler).isZero();
                assertThat(2 * pairing.pairs() + critical.length).isEqualTo(Integer.bitCount(key) + 1);
            }
        }
    }

    private static List<Integer> stars(int edges) {
        int squares = Star.SQUARES_OF_EDGES[edges];
        int cubes = Star.CUBES_OF_SQUARES[squares];
        return List.of(edges, edges | squares << Star.FIRST_SQUARE, edges | squares << Star.FIRST_SQUARE | cubes << 18)
                .stream()
                .distinct()
                .collect(Collectors.toList());
    }
}
