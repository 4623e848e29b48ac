package org.toposeg.loss.pixel;

/** {@code -Σ w_c t'_c log p_c} with {@code t' = (1-smoothing)·t + smoothing/classes}. */
record CrossEntropyTerm(ClassWeights weights, double smoothing) implements Term.ClassTerm {

    @Override
    public void add(int c, Block b) {
        double weight = weights.of(c, b.classes());
        double even = smoothing / b.classes();
        for (int i = 0; i < b.length; i++) {
            double t = weight * ((1 - smoothing) * b.t[c][i] + even);
            b.value[i] -= t * b.logp[c][i];
            b.slope[c][i] = -t;
        }
    }
}
