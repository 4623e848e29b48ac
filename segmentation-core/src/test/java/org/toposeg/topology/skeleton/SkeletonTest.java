package org.toposeg.topology.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.topology.testing.RandomMasks;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.Size;

class SkeletonTest {

    @Test
    void agrees_with_scikit_image_on_predictions_and_targets() {
        ReferenceVectors.check("cldice_metric", c -> {
            for (String of : new String[] {"prediction", "target"}) {
                Size size = c.input(of).size();
                assertThat(Skeleton.thin(c.input(of).mask(), size))
                        .isEqualTo(c.input("skeleton_" + of).mask());
            }
        });
    }

    @Test
    void agrees_with_scikit_image_on_every_image_of_a_batch() {
        ReferenceVectors.check("skeleton_recall", c -> c.hasInput("skeleton"), c -> {
            Size size = c.input("target_labels").size(c.input("target_labels").shape().length - 2);
            byte[] all = c.input("target_labels").mask();
            byte[] expected = c.input("skeleton").mask();
            for (int from = 0; from < all.length; from += size.voxels()) {
                byte[] one = Arrays.copyOfRange(all, from, from + size.voxels());
                assertThat(Skeleton.thin(one, size))
                        .isEqualTo(Arrays.copyOfRange(expected, from, from + size.voxels()));
            }
        });
    }

    /** The conditions, pixel by pixel; widths around those of a word of bits. */
    @Test
    void planar_thinning_removes_what_the_conditions_say() {
        Random random = new Random(63);
        for (int i = 0; i < 600; i++) {
            Size size = new Size(1 + random.nextInt(140), 1 + random.nextInt(20), 1);
            byte[] mask = RandomMasks.mask(random, size);
            assertThat(Skeleton.thin(mask, size)).isEqualTo(PlainZhangSuen.thin(mask, size));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_skeleton_lies_inside_and_is_its_own_skeleton(boolean planar) {
        Random random = new Random(61);
        for (int i = 0; i < 2000; i++) {
            Size size = RandomMasks.size(random, planar ? 16 : 9, planar);
            byte[] mask = RandomMasks.mask(random, size);
            byte[] skeleton = Skeleton.thin(mask, size);
            for (int v = 0; v < mask.length; v++) {
                assertThat(skeleton[v]).isBetween((byte) 0, mask[v]);
            }
            assertThat(Skeleton.thin(skeleton, size)).isEqualTo(skeleton);
        }
    }

    /** Components and loops of random masks, and cavities of volumes: thousands of each. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thinning_every_piece_keeps_the_betti_numbers(boolean planar) {
        Random random = new Random(63);
        for (int i = 0; i < 5000; i++) {
            Size size = RandomMasks.size(random, planar ? 16 : 8, planar);
            byte[] mask = i % 2 == 0 ? RandomMasks.mask(random, size) : RandomMasks.blobs(random, size);
            Connectivity full = Connectivity.full(size);
            BettiNumbers kept = BettiNumbers.of(Skeleton.thinEveryPiece(mask, size), size, full);
            assertThat(kept).isEqualTo(BettiNumbers.of(mask, size, full));
        }
    }

    @Test
    void a_piece_that_vanishes_as_published_can_be_kept() {
        Size size = new Size(6, 4, 4);
        byte[] mask = new byte[size.voxels()];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) (v % 6 > 0 && v % 6 < 3 && v / 6 % 4 % 3 > 0 && v / 24 % 3 > 0 ? 1 : 0);
        }
        assertThat(Skeleton.thin(mask, size)).containsOnly(0);
        assertThat(BettiNumbers.of(Skeleton.thinEveryPiece(mask, size), size, Connectivity.TWENTY_SIX))
                .isEqualTo(new BettiNumbers(1, 0, 0));
    }

    /** Pieces that vanish are all that the two ways of thinning differ in. */
    @Test
    void elsewhere_keeping_pieces_changes_nothing() {
        Random random = new Random(64);
        for (int i = 0; i < 2000; i++) {
            Size size = RandomMasks.size(random, 9, false);
            byte[] mask = RandomMasks.blobs(random, size);
            byte[] published = Skeleton.thin(mask, size);
            byte[] every = Skeleton.thinEveryPiece(mask, size);
            Components pieces = Components.label(mask, size, Connectivity.full(size));
            int[] label = pieces.labels();
            int[] left = new int[pieces.count() + 1];
            for (int v = 0; v < mask.length; v++) {
                left[label[v]] += published[v];
            }
            for (int v = 0; v < mask.length; v++) {
                if (published[v] != every[v]) {
                    assertThat(left[label[v]]).isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_moved_mask_has_a_moved_skeleton(boolean planar) {
        Random random = new Random(62);
        for (int i = 0; i < 500; i++) {
            Size size = RandomMasks.size(random, planar ? 16 : 9, planar);
            Size larger = new Size(size.x() + 70, size.y() + 3, planar ? 1 : size.z() + 4);
            byte[] mask = RandomMasks.mask(random, size);
            int x = random.nextInt(71);
            int y = random.nextInt(4);
            int z = planar ? 0 : random.nextInt(5);
            byte[] moved = RandomMasks.move(mask, size, larger, x, y, z);
            byte[] expected = RandomMasks.move(Skeleton.thin(mask, size), size, larger, x, y, z);
            if (planar || size.z() > 1) {
                assertThat(Skeleton.thin(moved, larger)).isEqualTo(expected);
            }
        }
    }

    @Test
    void a_large_mask_is_thinned_by_several_threads_as_by_one() {
        Size size = new Size(80, 70, 90);
        byte[] mask = new byte[size.voxels()];
        for (int v = 0; v < mask.length; v++) {
            double x = v % 80 - 40;
            double y = v / 80 % 70 - 35;
            double z = v / 80 / 70 - 45;
            mask[v] = (byte) (Math.sin(x / 5) + Math.sin(y / 5) + Math.sin(z / 5) > 0 ? 1 : 0);
        }
        byte[] skeleton = Skeleton.thin(mask, size);
        IndexBox box = IndexBox.around(mask, size).orElseThrow();
        PaddedBits bits = PaddedBits.of(mask, size, box);
        byte[] plain = new byte[mask.length];
        PlainLee.thin(bits);
        bits.copyTo(plain, size, box);
        assertThat(skeleton).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "7,1,1", "1,7,1", "1,1,7", "1,5,6", "5,1,6", "4,5,6"})
    void nothing_has_no_skeleton_and_a_single_voxel_is_its_own(int x, int y, int z) {
        Size size = new Size(x, y, z);
        byte[] mask = new byte[size.voxels()];
        assertThat(Skeleton.thin(mask, size)).containsOnly(0);
        mask[mask.length / 2] = -3;
        byte[] expected = new byte[mask.length];
        expected[mask.length / 2] = 1;
        assertThat(Skeleton.thin(mask, size)).isEqualTo(expected);
    }

    /** A bar that fills the image: the ends of a line are kept, so it stays as long as it is but for its thickness. */
    @Test
    void a_full_image_is_thinned_as_if_surrounded_by_nothing() {
        Size size = new Size(31, 5, 5);
        byte[] full = new byte[size.voxels()];
        Arrays.fill(full, (byte) 1);
        byte[] skeleton = Skeleton.thin(full, size);
        for (int v = 0; v < full.length; v++) {
            boolean onAxis = v / 31 % 5 == 2 && v / 31 / 5 == 2;
            boolean middle = Math.abs(v % 31 - 15) < 12;
            assertThat(skeleton[v] != 0 && middle).isEqualTo(onAxis && middle);
        }
    }

    @Test
    void refuses_an_array_of_the_wrong_length() {
        assertThatThrownBy(() -> Skeleton.thin(new byte[9], new Size(2, 5, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mask of 2 × 5 × 1 voxels has 10 elements, but the array has 9");
    }
}
