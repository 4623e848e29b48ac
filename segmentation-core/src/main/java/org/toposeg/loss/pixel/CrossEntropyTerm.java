package org.toposeg.loss.pixel;

/** {@code -Σ w_c t'_c log p_c} with {@code t' = (1-smoothing)·t + smoothing/classes}. */
record CrossEntropyTerm(ClassWeights weights, double smoothing) implements Term.ClassTerm {

    @Override
    public void add(int c, VoxelBlock b) {
        double weight = weights.of(c, b.classes());
        double even = smoothing / b.classes();
        add(b.t[c], b.logp[c], weight * (1 - smoothing), weight * even, b.value, b.slope[c], b.length);
    }

    /** Arrays as parameters and one step a loop: what the compiler turns into vector instructions. */
    private static void add(
            double[] t, double[] logp, double factor, double even, double[] value, double[] slope, int count) {
        for (int i = 0; i < count; i++) {
            slope[i] = -(factor * t[i] + even);
        }
        for (int i = 0; i < count; i++) {
            value[i] += slope[i] * logp[i];
        }
    }
}
