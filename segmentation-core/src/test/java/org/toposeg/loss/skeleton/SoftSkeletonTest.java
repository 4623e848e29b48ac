package org.toposeg.loss.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.testing.Agreement;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.Tensor;
import org.toposeg.testing.VectorCase;

class SoftSkeletonTest {

    @Test
    void skeleton_and_gradient_are_those_of_the_published_code() {
        ReferenceVectors.check("soft_skeleton", c -> compare(c));
    }

    private static void compare(VectorCase c) {
        Tensor x = c.input("x");
        int[] axes = x.shape();
        boolean planar = axes.length == 4;
        SoftSkeleton skeleton = new SoftSkeleton(
                x.floats(),
                planar ? 1 : axes[2],
                axes[axes.length - 2],
                axes[axes.length - 1],
                (int) c.number("num_iter"),
                true);
        Agreement.gradient(
                values(skeleton, x.data().length), c.expectedTensor("skeleton").data());
        if (c.hasInput("upstream")) {
            Agreement.gradient(
                    skeleton.backward(c.input("upstream").floats()),
                    c.expectedTensor("grad").data());
        }
    }

    private static float[] values(SoftSkeleton skeleton, int length) {
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
            out[i] = skeleton.at(i);
        }
        return out;
    }

    @Test
    void the_number_of_threads_changes_no_bit() throws Exception {
        int length = 2 * 40 * 9 * 11;
        float[] x = random(length, 1);
        float[] upstream = random(length, 2);
        float[] together = new SoftSkeleton(x, 40, 9, 11, 4, true).backward(upstream);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> new SoftSkeleton(x, 40, 9, 11, 4, true).backward(upstream))
                            .get())
                    .containsExactly(together);
        }
    }

    @Test
    void images_in_one_stack_do_not_touch_each_other() {
        float[] first = random(130 * 7, 3);
        float[] second = random(130 * 7, 4);
        float[] both = new float[2 * first.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        float[] stacked = new SoftSkeleton(both, 1, 130, 7, 3, true).backward(both);
        float[] alone = new SoftSkeleton(second, 1, 130, 7, 3, true).backward(second);

        for (int i = 0; i < alone.length; i++) {
            assertThat(stacked[first.length + i]).isEqualTo(alone[i]);
        }
    }

    private static float[] random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
            out[i] = (float) random.nextDouble();
        }
        return out;
    }
}
