package org.toposeg.train.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PriorAugmentationTest {

    private static final int N = 20;
    private static final int DOT = (3 * N + 17) * N + 17;

    private final PriorAugmentation augmentation = new PriorAugmentation(3, new int[] {N, N, N});

    /** A cube of 6³ (label 1), beside it a slab of label 2, and a single voxel of label 1 far from both. */
    private static byte[] labels() {
        byte[] labels = new byte[N * N * N];
        for (int v = 0; v < labels.length; v++) {
            int x = v % N;
            int y = v / N % N;
            int z = v / (N * N);
            boolean cube = Math.min(x, Math.min(y, z)) >= 5 && Math.max(x, Math.max(y, z)) <= 10;
            labels[v] = (byte) (cube ? 1 : z > 10 ? 2 : 0);
        }
        labels[DOT] = 1;
        return labels;
    }

    private static long count(byte[] labels, int label) {
        return IntStream.range(0, labels.length).filter(v -> labels[v] == label).count();
    }

    @Test
    void a_label_that_grows_takes_from_its_neighbours_and_one_that_shrinks_leaves_background() {
        byte[] grown = labels();
        augmentation.deform(grown, 1, 0, 1);
        // each face of the cube moves by one voxel, the dot becomes a cross of seven
        assertThat(count(grown, 1)).isEqualTo(216 + 6 * 36 + 7);
        assertThat(count(grown, 2)).isEqualTo(count(labels(), 2) - 36);

        byte[] shrunk = labels();
        augmentation.deform(shrunk, 1, 1, 1);
        assertThat(count(shrunk, 1)).isEqualTo(64);
        assertThat(count(shrunk, 2)).isEqualTo(count(labels(), 2));
    }

    @Test
    void opening_loses_the_dot_and_closing_keeps_what_is_there() {
        byte[] opened = labels();
        augmentation.deform(opened, 1, 3, 1);
        assertThat(opened[DOT]).isZero();
        byte[] closed = labels();
        augmentation.deform(closed, 1, 2, 1);
        assertThat(count(closed, 1)).isEqualTo(217);
    }

    @Test
    void what_vanishes_is_one_small_component_and_never_a_large_one() {
        TreeSet<Long> lost = new TreeSet<>();
        for (int seed = 0; seed < 20; seed++) {
            byte[] after = labels();
            augmentation.remove(after, 1, new SplittableRandom(seed));
            lost.add(217 - count(after, 1));
            augmentation.remove(after, 2, new SplittableRandom(seed));
            assertThat(count(after, 2)).isEqualTo(count(labels(), 2));
        }
        assertThat(lost).containsExactly(1L, 216L);
    }

    @Test
    void the_same_randomness_gives_the_same_labels_and_most_stay_as_they_are() {
        int same = 0;
        for (int seed = 0; seed < 40; seed++) {
            byte[] a = labels();
            byte[] b = labels();
            augmentation.apply(a, new SplittableRandom(seed));
            augmentation.apply(b, new SplittableRandom(seed));
            assertThat(a).isEqualTo(b);
            same += Arrays.equals(a, labels()) ? 1 : 0;
        }
        // 0.6 · 0.8 of the samples are left alone; 40 draws, 3 deviations
        assertThat(same).isBetween(10, 29);
    }
}
