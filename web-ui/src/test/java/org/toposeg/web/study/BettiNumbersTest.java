package org.toposeg.web.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Known shapes: a ball has (1,0,0), a hollow ball (1,0,1), a torus (1,1,0), a hollow torus (1,2,1). */
class BettiNumbersTest {

    private static final int EDGE = 25;

    @Test
    void a_ball_is_one_piece() {
        assertThat(betti(p -> p.length() < 8)).isEqualTo(new BettiNumbers(1, 0, 0));
    }

    @Test
    void a_hollow_ball_has_a_cavity() {
        assertThat(betti(p -> p.length() < 8 && p.length() > 4)).isEqualTo(new BettiNumbers(1, 0, 1));
    }

    @Test
    void a_torus_has_a_loop_and_a_hollow_one_two() {
        assertThat(betti(p -> fromRing(p) < 3)).isEqualTo(new BettiNumbers(1, 1, 0));
        assertThat(betti(p -> fromRing(p) < 4 && fromRing(p) > 1.8)).isEqualTo(new BettiNumbers(1, 2, 1));
    }

    @Test
    void voxels_that_touch_at_a_corner_are_one_piece() {
        assertThat(betti(p -> p.equals(new Vec3(0, 0, 0)) || p.equals(new Vec3(1, 1, 1))))
                .isEqualTo(new BettiNumbers(1, 0, 0));
    }

    @Test
    void nothing_has_nothing() {
        assertThat(betti(p -> false)).isEqualTo(new BettiNumbers(0, 0, 0));
    }

    private static double fromRing(Vec3 p) {
        return Math.hypot(Math.hypot(p.x(), p.y()) - 7, p.z());
    }

    private static BettiNumbers betti(Predicate<Vec3> inside) {
        LabelMap map = LabelMap.zeros(Grid.of(new Size(EDGE, EDGE, EDGE), new Vec3(1, 1, 1)));
        for (int v = 0; v < map.data().length; v++) {
            Vec3 p = new Vec3(v % EDGE - 12, v / EDGE % EDGE - 12, v / EDGE / EDGE - 12);
            map.data()[v] = (short) (inside.test(p) ? 1 : 0);
        }
        return BettiNumbers.of(map, 1);
    }
}
