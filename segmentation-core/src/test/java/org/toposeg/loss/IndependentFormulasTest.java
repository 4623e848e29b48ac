package org.toposeg.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;

/**
 * Losses without reference vectors beside their papers' formulas in PyTorch (1.13, 8-byte floats), values and gradients by
 * its automatic differentiation. Two samples, three classes, 4×5 voxels; logit i is {@code 2 sin(1.7 i + 0.3)}, the label of
 * voxel v of all samples {@code (v² + 3v) % 7 % 3}. With p = softmax(x), q its own class's, t one-hot, s = sigmoid(x):
 *
 * <ul>
 *   <li>gdice: {@code w = 1/t.sum((2,3))**2}, mean over samples of {@code 1 - (2 (w (p t).sum).sum(1) + 1e-5) / ((w (p.sum +
 *       t.sum)).sum(1) + 1e-5)}
 *   <li>dual_focal: {@code -(1 - q + max(p where p < q))**5 log q}
 *   <li>asymmetric: {@code -t (1-s) log s - (1-t) r**4 log(1-r)}, {@code r = (s - 0.05).clamp(min=0)}
 *   <li>squentropy: {@code cross_entropy(x) + ((1-t) x x).sum(1).mean() / 2}
 *   <li>gce: {@code (1 - q**0.7) / 0.7}
 *   <li>nce_rce: {@code (t log p).sum(1) / (log p).sum(1) - (p log t.clamp(min=1e-4)).sum(1)}
 *   <li>topk: mean of the 10 greatest of 40 cross-entropies
 *   <li>logit_clip: {@code cross_entropy(where(|x| > 1, x/|x|, x))}, norms over channels
 * </ul>
 */
class IndependentFormulasTest {

    private static LossBatch batch() {
        Shape s = new Shape(2, 3, 1, 4, 5);
        float[] x = new float[s.elements()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (2 * Math.sin(1.7 * i + 0.3));
        }
        float[] t = new float[x.length];
        for (int v = 0; v < 2 * s.voxels(); v++) {
            t[s.offset(v / s.voxels(), (v * v + 3 * v) % 7 % 3) + v % s.voxels()] = 1;
        }
        return LossBatch.of(s, x, Space.LOGITS, t);
    }

    /** @param along the gradient's product with cos(i) */
    @ParameterizedTest
    @CsvSource({
        "gdice, 0.698927422742, 0.0324716647377, 0.0121135493009",
        "dual_focal, 1.27151272923, 0.214169196475, 0.0156361539299",
        "asymmetric, 0.361670136883, 0.0430647275145, 0.0137200721396",
        "squentropy, 4.04266412173, 0.426597520577, -0.0237008231739",
        "gce, 0.868853906977, 0.0446743335135, 0.0246260222319",
        "nce_rce, 6.72702917988, 0.307209610622, 0.154871054483",
        "topk(k=25), 3.63891719495, 0.406319549731, -0.132659009772",
        "logit_clip, 1.24689307268, 0.0467264382777, 0.0151454089848"
    })
    void gives_value_and_gradient_of_the_formula(String expression, double value, double norm, double along) {
        LossBatch batch = batch();
        float[] gradient = new float[batch.shape().elements()];
        assertThat(Losses.parse(expression).evaluate(batch, gradient)).isCloseTo(value, within(1e-6 * value));
        double squares = 0;
        double product = 0;
        for (int i = 0; i < gradient.length; i++) {
            squares += (double) gradient[i] * gradient[i];
            product += gradient[i] * Math.cos(i);
        }
        assertThat(Math.sqrt(squares)).isCloseTo(norm, within(1e-5 * norm));
        assertThat(product).isCloseTo(along, within(1e-5 * norm));
    }
}
