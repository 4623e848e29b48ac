package org.toposeg.loss.pixel;

/**
 * {@code -w_c t_c (1-p_c)^γ log p_c + ε t_c (1-p_c)^(γ+1)}; the second summand is Poly-1's.
 *
 * @param weights of the first summand
 */
record FocalTerm(ClassWeights weights, double gamma, double epsilon) implements Term.ClassTerm {

    @Override
    public void add(int c, Block b) {
        double weight = weights.of(c, b.classes());
        for (int i = 0; i < b.length; i++) {
            double t = b.t[c][i];
            double p = b.p[c][i];
            double other = 1 - p;
            double lower = power(other, gamma - 1);
            double power = gamma == 0 ? 1 : lower * other;
            b.value[i] += t * power * (epsilon * other - weight * b.logp[c][i]);
            double slope = weight * (gamma * p * lower * b.logp[c][i] - power) - epsilon * (gamma + 1) * p * power;
            b.slope[c][i] = t == 0 ? 0 : t * slope;
        }
    }

    private static double power(double base, double exponent) {
        if (exponent == 1) {
            return base;
        }
        // At p = 1 the logarithm is 0 as well, and its product with an infinite power has the limit 0 for γ > 0.
        return base == 0 && exponent < 0 ? 0 : Math.pow(base, exponent);
    }
}
