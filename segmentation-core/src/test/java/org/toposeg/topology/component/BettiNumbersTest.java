package org.toposeg.topology.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.topology.testing.RandomMasks;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import tools.jackson.databind.JsonNode;

class BettiNumbersTest {

    private static final int IMAGES = 5000;
    private static final Size CUBE = new Size(25, 25, 25);

    @Test
    void agrees_with_scipy_and_scikit_image() {
        ReferenceVectors.check("topology_counts", c -> {
            Size size = c.input("mask").size();
            check(c.input("mask").mask(), size, Connectivity.full(size), c.expected(), "betti_fgfull", "euler_fgfull");
            check(
                    c.input("mask").mask(),
                    size,
                    Connectivity.cross(size),
                    c.expected(),
                    "betti_fgcross",
                    "euler_fgcross");
        });
    }

    @Test
    void agrees_with_the_true_counts_beside_the_betti_errors() {
        ReferenceVectors.check("betti_errors", c -> {
            for (String[] of : new String[][] {{"prediction", "P"}, {"target", "G"}}) {
                Size size = c.input(of[0]).size();
                byte[] mask = c.input(of[0]).mask();
                JsonNode e = c.expected();
                String betti = "true_betti_" + of[1];
                check(mask, size, Connectivity.full(size), e, betti + "_fgfull", "euler_" + of[1] + "_fgfull");
                check(mask, size, Connectivity.cross(size), e, betti + "_fgcross", "euler_" + of[1] + "_fgcross");
            }
        });
    }

    private static void check(
            byte[] mask, Size size, Connectivity connectivity, JsonNode expected, String betti, String euler) {
        BettiNumbers numbers = BettiNumbers.of(mask, size, connectivity);
        JsonNode list = expected.get(betti);
        for (int d = 0; d < list.size(); d++) {
            assertThat(numbers.get(d)).isEqualTo(list.get(d).asInt());
        }
        assertThat(EulerCharacteristic.of(mask, size, connectivity))
                .isEqualTo(numbers.euler())
                .isEqualTo(expected.get(euler).asInt());
    }

    @ParameterizedTest
    @EnumSource
    void the_euler_characteristic_is_that_of_single_cells(Connectivity connectivity) {
        Random random = new Random(81);
        boolean planar = connectivity.dimensions() == 2;
        for (int i = 0; i < IMAGES; i++) {
            Size small = RandomMasks.size(random, planar ? 12 : 7, planar);
            Size size = i % 50 == 0 ? new Size(60 + random.nextInt(75), small.y(), small.z()) : small;
            byte[] mask = RandomMasks.mask(random, size);
            assertThat(EulerCharacteristic.of(mask, size, connectivity))
                    .isEqualTo(new PlainCounts(mask, size, connectivity).euler());
        }
    }

    /** What is inside of one is outside of the other, once there is a layer of background (or not) all around. */
    @ParameterizedTest
    @EnumSource
    void holes_of_a_mask_are_pieces_of_its_background(Connectivity connectivity) {
        Random random = new Random(82);
        boolean planar = connectivity.dimensions() == 2;
        for (int i = 0; i < IMAGES; i++) {
            Size size = RandomMasks.size(random, planar ? 12 : 7, planar);
            Size padded = new Size(size.x() + 2, size.y() + 2, planar ? 1 : size.z() + 2);
            byte[] mask = RandomMasks.mask(random, size);
            byte[] outside = RandomMasks.complement(RandomMasks.move(mask, size, padded, 1, 1, planar ? 0 : 1));
            BettiNumbers inner = BettiNumbers.of(mask, size, connectivity);
            int pieces = Components.label(outside, padded, connectivity.dual()).count();
            assertThat(planar ? inner.b1() : inner.b2()).isEqualTo(pieces - 1);
            assertThat(Cavities.of(mask, size, connectivity)).hasSize(pieces - 1);
            assertThat(inner.b1()).isNotNegative();
        }
    }

    /** Alexander duality in a box: loops of the one are loops of the other, pieces are enclosed parts. */
    @ParameterizedTest
    @EnumSource(names = {"SIX", "TWENTY_SIX"})
    void foreground_and_background_of_a_volume_have_the_same_loops(Connectivity connectivity) {
        Random random = new Random(83);
        for (int i = 0; i < IMAGES; i++) {
            Size size = RandomMasks.size(random, 7, false);
            Size padded = new Size(size.x() + 2, size.y() + 2, size.z() + 2);
            byte[] mask = RandomMasks.move(RandomMasks.mask(random, size), size, padded, 1, 1, 1);
            BettiNumbers in = BettiNumbers.of(mask, padded, connectivity);
            BettiNumbers out = BettiNumbers.of(RandomMasks.complement(mask), padded, connectivity.dual());
            assertThat(out).isEqualTo(new BettiNumbers(in.b2() + 1, in.b1(), in.b0()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void turning_and_moving_change_nothing(Connectivity connectivity) {
        Random random = new Random(84);
        boolean planar = connectivity.dimensions() == 2;
        for (int i = 0; i < 1000; i++) {
            Size size = RandomMasks.size(random, planar ? 20 : 8, planar);
            Size larger = new Size(size.x() + 66, size.y() + 4, planar ? 1 : size.z() + 3);
            byte[] mask = RandomMasks.mask(random, size);
            byte[] moved = RandomMasks.move(mask, size, larger, random.nextInt(67), 2, planar ? 0 : 1);
            BettiNumbers numbers = BettiNumbers.of(mask, size, connectivity);
            assertThat(BettiNumbers.of(moved, larger, connectivity)).isEqualTo(numbers);
            byte[] flipped = RandomMasks.flip(mask, size, 1 + random.nextInt(7));
            assertThat(BettiNumbers.of(flipped, size, connectivity)).isEqualTo(numbers);
        }
    }

    @Test
    void known_bodies_have_their_numbers() {
        for (Connectivity c : new Connectivity[] {Connectivity.SIX, Connectivity.EIGHTEEN, Connectivity.TWENTY_SIX}) {
            assertThat(of(c, p -> p.length() < 8)).isEqualTo(new BettiNumbers(1, 0, 0));
            assertThat(of(c, p -> p.length() < 8 && p.length() > 4)).isEqualTo(new BettiNumbers(1, 0, 1));
            assertThat(of(c, p -> fromRing(p) < 3)).isEqualTo(new BettiNumbers(1, 1, 0));
            assertThat(of(c, p -> fromRing(p) < 4 && fromRing(p) > 1.8)).isEqualTo(new BettiNumbers(1, 2, 1));
            assertThat(of(c, p -> false)).isEqualTo(new BettiNumbers(0, 0, 0));
            assertThat(of(c, p -> true)).isEqualTo(new BettiNumbers(1, 0, 0));
        }
    }

    @Test
    void two_voxels_that_share_a_corner_are_one_piece_only_for_26() {
        Predicate<Vec3> pair = p -> p.equals(new Vec3(0, 0, 0)) || p.equals(new Vec3(1, 1, 1));
        assertThat(of(Connectivity.TWENTY_SIX, pair)).isEqualTo(new BettiNumbers(1, 0, 0));
        assertThat(of(Connectivity.EIGHTEEN, pair)).isEqualTo(new BettiNumbers(2, 0, 0));
        assertThat(of(Connectivity.SIX, pair)).isEqualTo(new BettiNumbers(2, 0, 0));
    }

    @Test
    void a_cavity_is_found_where_it_is() {
        List<Component> cavities = Cavities.of(mask(p -> p.length() < 8 && p.length() > 4), CUBE, Connectivity.SIX);
        assertThat(cavities).hasSize(1);
        assertThat(cavities.getFirst().centroid()).isEqualTo(new Vec3(12, 12, 12));
        assertThat(cavities.getFirst().low()).isEqualTo(new Component.Corner(8, 8, 8));
        assertThat(cavities.getFirst().voxels()).isEqualTo(257);
    }

    /** A ring around nothing: open to the front of a volume, closed in a planar image. */
    @Test
    void a_hole_of_a_planar_image_needs_no_floor() {
        byte[] ring = {1, 1, 1, 1, 0, 1, 1, 1, 1};
        assertThat(Cavities.of(ring, new Size(3, 3, 1), Connectivity.EIGHT)).hasSize(1);
        assertThat(BettiNumbers.of(ring, new Size(3, 3, 1), Connectivity.EIGHT)).isEqualTo(new BettiNumbers(1, 1, 0));
        assertThat(Cavities.of(ring, new Size(3, 1, 3), Connectivity.SIX)).isEmpty();
        assertThat(BettiNumbers.of(ring, new Size(3, 1, 3), Connectivity.SIX)).isEqualTo(new BettiNumbers(1, 1, 0));
    }

    @Test
    void refuses_what_does_not_fit() {
        assertThatThrownBy(() -> BettiNumbers.of(new byte[8], new Size(2, 2, 2), Connectivity.FOUR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connectivity 4 is for planar images");
        assertThatThrownBy(() -> EulerCharacteristic.of(new byte[1], new Size(2, 2, 2), Connectivity.SIX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 elements, but the array has 1");
        assertThatThrownBy(() -> new BettiNumbers(1, 0, 0).get(3)).hasMessage("dimension must be 0, 1 or 2, got 3");
    }

    private static double fromRing(Vec3 p) {
        return Math.hypot(Math.hypot(p.x(), p.y()) - 7, p.z());
    }

    private static BettiNumbers of(Connectivity connectivity, Predicate<Vec3> inside) {
        return BettiNumbers.of(mask(inside), CUBE, connectivity);
    }

    private static byte[] mask(Predicate<Vec3> inside) {
        byte[] mask = new byte[CUBE.voxels()];
        for (int v = 0; v < mask.length; v++) {
            Vec3 p = new Vec3(v % 25 - 12, v / 25 % 25 - 12, v / 25 / 25 - 12);
            mask[v] = (byte) (inside.test(p) ? 1 : 0);
        }
        return mask;
    }
}
