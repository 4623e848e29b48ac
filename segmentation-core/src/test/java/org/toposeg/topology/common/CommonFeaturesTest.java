package org.toposeg.topology.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;
import org.toposeg.volume.Size;

class CommonFeaturesTest {

    private static byte[] random(Random random, Size size, double density) {
        byte[] mask = new byte[size.voxels()];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) (random.nextDouble() < density ? 1 : 0);
        }
        return mask;
    }

    private static byte[] union(byte[] a, byte[] b) {
        byte[] union = new byte[a.length];
        for (int v = 0; v < a.length; v++) {
            union[v] = (byte) (a[v] | b[v]);
        }
        return union;
    }

    @Test
    void common_loops_of_random_volumes_are_those_of_plain_linear_algebra() {
        Random random = new Random(11);
        int some = 0;
        for (int trial = 0; trial < 400; trial++) {
            Size size = new Size(2 + random.nextInt(6), 2 + random.nextInt(6), 2 + random.nextInt(6));
            byte[] first = random(random, size, 0.4 + 0.4 * random.nextDouble());
            byte[] second = random.nextBoolean() ? random(random, size, 0.6) : disturbed(random, first);

            int expected = new PlainLoops(union(first, second), size).common(first, second);

            assertThat(CommonFeatures.of(first, second, size).loops()).isEqualTo(expected);
            some += expected;
        }
        assertThat(some).isGreaterThan(400);
    }

    /** Published 23 unmatched loops; Betti-Matching-3D gives 21, 23 or 25 of the same masks flipped. */
    @Test
    void common_loops_of_the_vector_whose_published_number_changes_under_flips_are_those_of_plain_linear_algebra() {
        VectorCase given = ReferenceVectors.cases("betti_errors").stream()
                .filter(c -> c.name().equals("random_12x12x12_0.3"))
                .findFirst()
                .orElseThrow();
        Size size = new Size(12, 12, 12);
        byte[] first = given.input("prediction").mask();
        byte[] second = given.input("target").mask();

        int expected = new PlainLoops(union(first, second), size).common(first, second);

        CommonFeatures features = CommonFeatures.of(first, second, size);
        assertThat(features.loops()).isEqualTo(expected);
        assertThat(features.error(1)).isEqualTo(6 + 14 + 6 + 9 - 2 * expected);
    }

    private static byte[] disturbed(Random random, byte[] mask) {
        byte[] other = mask.clone();
        for (int v = 0; v < other.length; v++) {
            other[v] ^= (byte) (random.nextInt(12) == 0 ? 1 : 0);
        }
        return other;
    }

    @Test
    void a_mask_has_all_of_its_features_in_common_with_itself() {
        Random random = new Random(5);
        for (int trial = 0; trial < 100; trial++) {
            int depth = trial % 2 == 0 ? 1 : 9;
            Size size = new Size(12, 10, depth);
            byte[] mask = random(random, size, 0.3 + 0.5 * random.nextDouble());

            CommonFeatures features = CommonFeatures.of(mask, mask, size);

            assertThat(new int[] {features.error(0), features.error(1), features.error(2)})
                    .containsExactly(0, 0, 0);
        }
    }

    @Test
    void right_counts_at_wrong_places_are_errors() {
        Size size = new Size(12, 12, 1);
        byte[] prediction = new byte[144];
        byte[] reference = new byte[144];
        prediction[size.index(1, 1, 0)] = 1;
        reference[size.index(1, 1, 0)] = 1;
        prediction[size.index(9, 1, 0)] = 1;
        reference[size.index(1, 9, 0)] = 1;

        CommonFeatures features = CommonFeatures.of(prediction, reference, size);

        assertThat(features.prediction().b0()).isEqualTo(features.reference().b0());
        assertThat(features.error(0)).isEqualTo(2);
    }

    @Test
    void exchanging_and_mirroring_the_masks_changes_nothing() {
        Random random = new Random(3);
        for (int trial = 0; trial < 60; trial++) {
            Size size = new Size(7, 6, 5);
            byte[] first = random(random, size, 0.6);
            byte[] second = random(random, size, 0.6);

            CommonFeatures features = CommonFeatures.of(first, second, size);
            CommonFeatures exchanged = CommonFeatures.of(second, first, size);
            CommonFeatures mirrored = CommonFeatures.of(reversed(first), reversed(second), size);

            for (int dimension = 0; dimension < 3; dimension++) {
                assertThat(exchanged.common(dimension)).isEqualTo(features.common(dimension));
                assertThat(mirrored.common(dimension)).isEqualTo(features.common(dimension));
            }
        }
    }

    private static byte[] reversed(byte[] mask) {
        byte[] reversed = new byte[mask.length];
        for (int v = 0; v < mask.length; v++) {
            reversed[v] = mask[mask.length - 1 - v];
        }
        return reversed;
    }

    /** Chains of voxel edges over Z/2, without any reduction. */
    private static final class PlainLoops {

        private final Size size;
        private final Map<Integer, BitSet> boundaries = new HashMap<>();

        PlainLoops(byte[] union, Size size) {
            this.size = size;
            for (int v = 0; v < union.length; v++) {
                for (int a = 0; a < 3; a++) {
                    for (int b = a + 1; b < 3; b++) {
                        addSquare(union, v, a, b);
                    }
                }
            }
        }

        private void addSquare(byte[] union, int v, int a, int b) {
            int alongA = next(v, a);
            int alongB = next(v, b);
            int corner = alongA < 0 ? -1 : next(alongA, b);
            if (alongA >= 0
                    && alongB >= 0
                    && corner >= 0
                    && (union[v] & union[alongA] & union[alongB] & union[corner]) != 0) {
                BitSet square = new BitSet();
                square.set(3 * v + a);
                square.set(3 * v + b);
                square.set(3 * alongA + b);
                square.set(3 * alongB + a);
                add(square, boundaries);
            }
        }

        /** The neighbour in front along an axis, or -1 beyond the edge. */
        private int next(int v, int axis) {
            int[] at = {v % size.x(), v / size.x() % size.y(), v / size.x() / size.y()};
            at[axis]++;
            return at[axis] == size.get(axis) ? -1 : size.index(at[0], at[1], at[2]);
        }

        int common(byte[] first, byte[] second) {
            List<BitSet> a = cycles(first);
            List<BitSet> b = cycles(second);
            List<BitSet> both = new ArrayList<>(a);
            both.addAll(b);
            return rank(a) + rank(b) - rank(both);
        }

        private int rank(List<BitSet> cycles) {
            Map<Integer, BitSet> basis = new HashMap<>(boundaries);
            cycles.forEach(cycle -> add((BitSet) cycle.clone(), basis));
            return basis.size() - boundaries.size();
        }

        private static void add(BitSet vector, Map<Integer, BitSet> basis) {
            while (!vector.isEmpty()) {
                BitSet known = basis.putIfAbsent(vector.length(), vector);
                if (known == null) {
                    return;
                }
                vector.xor(known);
            }
        }

        private List<BitSet> cycles(byte[] mask) {
            Map<Integer, BitSet> ways = new HashMap<>();
            List<BitSet> cycles = new ArrayList<>();
            for (int root = 0; root < mask.length; root++) {
                if (mask[root] != 0 && !ways.containsKey(root)) {
                    ways.put(root, new BitSet());
                    Deque<Integer> queue = new ArrayDeque<>(List.of(root));
                    while (!queue.isEmpty()) {
                        int v = queue.remove();
                        for (int axis = 0; axis < 3; axis++) {
                            step(mask, v, next(v, axis), 3 * v + axis, ways, queue, cycles);
                            int before = before(v, axis);
                            step(mask, v, before, 3 * before + axis, ways, queue, cycles);
                        }
                    }
                }
            }
            return cycles;
        }

        private int before(int v, int axis) {
            int[] at = {v % size.x(), v / size.x() % size.y(), v / size.x() / size.y()};
            at[axis]--;
            return at[axis] < 0 ? -1 : size.index(at[0], at[1], at[2]);
        }

        private static void step(
                byte[] mask,
                int v,
                int other,
                int edge,
                Map<Integer, BitSet> ways,
                Deque<Integer> queue,
                List<BitSet> cycles) {
            if (other < 0 || mask[other] == 0) {
                return;
            }
            BitSet way = (BitSet) ways.get(v).clone();
            way.flip(edge);
            BitSet known = ways.putIfAbsent(other, way);
            if (known == null) {
                queue.add(other);
            } else {
                way.xor(known);
                cycles.add(way);
            }
        }
    }
}
