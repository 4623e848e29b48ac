package org.toposeg.loss.focal;

import java.util.Arrays;
import org.toposeg.loss.pixel.ClassWeights;
import org.toposeg.loss.pixel.Term;
import org.toposeg.loss.pixel.VoxelBlock;

/**
 * {@code -w_c t_c (1-p_c)^γ log p_c + ε t_c (1-p_c)^(γ+1)}; the second summand is Poly-1's.
 *
 * @param weights of the first summand
 */
record FocalTerm(ClassWeights weights, double gamma, double epsilon) implements Term.ClassTerm {

    @Override
    public void add(int c, VoxelBlock b) {
        double[] power = b.scratch[0];
        double[] lower = b.scratch[1];
        Powers.ofComplement(b.p[c], gamma, power, b.length);
        if (gamma == 0) {
            Arrays.fill(lower, 0, b.length, 0);
        } else {
            Powers.ofComplement(b.p[c], gamma - 1, lower, b.length);
        }
        double weight = weights.of(c, b.classes());
        values(b.value, b.t[c], b.p[c], b.logp[c], power, weight, b.length);
        slopes(b.slope[c], b, c, weight);
    }

    private void values(
            double[] value, double[] t, double[] p, double[] logp, double[] power, double weight, int length) {
        for (int i = 0; i < length; i++) {
            value[i] += t[i] * power[i] * (epsilon * (1 - p[i]) - weight * logp[i]);
        }
    }

    private void slopes(double[] slope, VoxelBlock b, int c, double weight) {
        double[] power = b.scratch[0];
        double[] lower = b.scratch[1];
        double[] p = b.p[c];
        double[] logp = b.logp[c];
        double byLogarithm = gamma * weight;
        double byPower = epsilon * (gamma + 1);
        for (int i = 0; i < b.length; i++) {
            slope[i] = p[i] * (byLogarithm * lower[i] * logp[i] - byPower * power[i]) - weight * power[i];
        }
        double[] t = b.t[c];
        for (int i = 0; i < b.length; i++) {
            slope[i] *= t[i];
        }
    }
}
