package org.toposeg.loss.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;

class ExponentialsTest {

    private static float[] evenly(float from, float to, int count) {
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = from + (to - from) * i / (count - 1);
        }
        return x;
    }

    @Test
    void exponentials_are_those_of_Math_and_end_at_85() {
        float[] x = evenly(-85, 85, 100_000);
        Exponentials exponentials = new Exponentials();
        double worst = 0;
        for (int at = 0; at < x.length; at += 400) {
            float[] run = new float[Vectors.RUN];
            System.arraycopy(x, at, run, 0, 400);
            exponentials.exp(run, 400);
            for (int i = 0; i < 400; i++) {
                worst = Math.max(worst, Math.abs(run[i] / Math.exp(x[at + i]) - 1));
            }
        }
        assertThat(worst).isLessThan(2e-7);
        float[] far = {1000, -1000, 0};
        exponentials.exp(far, 3);
        assertThat(far[0] / Math.exp(85)).isCloseTo(1, within(2e-7));
        assertThat(far[1] / Math.exp(-85)).isCloseTo(1, within(2e-7));
        assertThat(far[2]).isEqualTo(1);
    }

    @Test
    void sigmoids_keep_their_digits_near_0() {
        float[] x = evenly(-80, 30, 5000);
        float[] p = new float[x.length];
        new Exponentials().sigmoid(x, p, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            assertThat(p[i] * (1 + Math.exp(-x[i]))).isCloseTo(1, within(4e-7));
        }
    }

    @Test
    void logarithms_keep_their_digits_near_1() {
        for (double most : new double[] {1, 2, 3, 15, 200}) {
            for (double e = 1e-12; e < most; e *= 1.7) {
                double[] run = {e, most};
                Vectors.logOfOnePlus(run, most, run, 2);
                assertThat(run[0] / Math.log1p(e)).isCloseTo(1, within(1e-9));
                assertThat(run[1] / Math.log1p(most)).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void softmax_of_several_classes_is_exp_over_the_sum() {
        Shape s = new Shape(2, 3, 1, 20, 40);
        float[] x = evenly(-50, 50, s.elements());
        float[] p = Probabilities.of(LossBatch.of(s, x, Space.LOGITS, new float[s.elements()]));
        for (int n = 0; n < 2; n++) {
            for (int v = 0; v < s.voxels(); v++) {
                double sum = 0;
                for (int c = 0; c < 3; c++) {
                    sum += Math.exp(x[s.offset(n, c) + v]);
                }
                for (int c = 0; c < 3; c++) {
                    double expected = Math.exp(x[s.offset(n, c) + v]) / sum;
                    assertThat(p[s.offset(n, c) + v]).isCloseTo((float) expected, within((float) (4e-7 * expected)));
                }
            }
        }
    }
}
