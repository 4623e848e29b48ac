package org.toposeg.loss.focal;

import java.util.Arrays;

/** Powers of numbers from 0 to 1. Small whole exponents, which losses mostly have, are products. */
final class Powers {

    private static final int MAX_FACTORS = 8;

    private Powers() {}

    /** An infinite power of 0 is taken as 0: at p = 1 it meets a logarithm of 0, and their product has that limit. */
    static double of(double base, double exponent) {
        if (exponent >= 0 && exponent <= MAX_FACTORS && exponent == (int) exponent) {
            double product = 1;
            for (int k = 0; k < (int) exponent; k++) {
                product *= base;
            }
            return product;
        }
        return base == 0 && exponent < 0 ? 0 : Math.pow(base, exponent);
    }

    /** The powers of {@code 1-p}. */
    static void ofComplement(double[] p, double exponent, double[] out, int count) {
        if (exponent == 0) {
            Arrays.fill(out, 0, count, 1);
        } else if (exponent == 1) {
            for (int i = 0; i < count; i++) {
                out[i] = 1 - p[i];
            }
        } else if (exponent == 2) {
            for (int i = 0; i < count; i++) {
                out[i] = (1 - p[i]) * (1 - p[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                out[i] = of(1 - p[i], exponent);
            }
        }
    }
}
