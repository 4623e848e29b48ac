package org.toposeg.topology.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.topology.testing.RandomMasks;
import org.toposeg.volume.Size;

class HomotopicGrowthTest {

    private static BettiNumbers betti(byte[] mask, Size size) {
        return BettiNumbers.of(mask, size, Connectivity.full(size));
    }

    private static int[] inside(byte[] region) {
        return IntStream.range(0, region.length).filter(v -> region[v] != 0).toArray();
    }

    @Test
    void a_region_without_holes_is_filled_from_one_voxel() {
        Size size = new Size(9, 8, 7);
        byte[] region = new byte[size.voxels()];
        for (int v = 0; v < region.length; v++) {
            int x = v % 9 - 4;
            int y = v / 9 % 8 - 4;
            int z = v / 72 - 3;
            region[v] = (byte) (x * x + y * y + z * z <= 10 ? 1 : 0);
        }
        byte[] seed = new byte[region.length];
        seed[size.index(4, 4, 1)] = 1;
        assertThat(HomotopicGrowth.grow(seed, inside(region), size)).isEqualTo(region);
    }

    @Test
    void a_ring_stays_open_from_one_voxel_and_closed_from_a_closed_line() {
        Size size = new Size(11, 11, 1);
        byte[] wide = new byte[size.voxels()];
        byte[] line = new byte[size.voxels()];
        for (int v = 0; v < wide.length; v++) {
            int far = Math.max(Math.abs(v % 11 - 5), Math.abs(v / 11 - 5));
            wide[v] = (byte) (far >= 2 && far <= 4 ? 1 : 0);
            line[v] = (byte) (far == 3 ? 1 : 0);
        }
        byte[] one = new byte[wide.length];
        one[size.index(5, 2, 0)] = 1;
        byte[] open = HomotopicGrowth.grow(one, inside(wide), size);
        assertThat(betti(open, size)).isEqualTo(new BettiNumbers(1, 0, 0));
        assertThat(inside(open).length).isBetween(inside(wide).length - 8, inside(wide).length - 1);
        assertThat(HomotopicGrowth.grow(line, inside(wide), size)).isEqualTo(wide);
    }

    @Test
    void betti_numbers_stay_whatever_the_seed_and_the_candidates() {
        Random random = new Random(4);
        int grown = 0;
        for (int n = 0; n < 600; n++) {
            Size size = RandomMasks.size(random, 8, n % 3 == 0);
            byte[] seed = n % 2 == 0 ? RandomMasks.mask(random, size) : RandomMasks.blobs(random, size);
            byte[] after = HomotopicGrowth.grow(seed, inside(RandomMasks.mask(random, size)), size);
            assertThat(betti(after, size)).as("n = %d, %s", n, size).isEqualTo(betti(seed, size));
            grown += inside(after).length - inside(seed).length;
        }
        assertThat(grown).isGreaterThan(5000);
    }
}
