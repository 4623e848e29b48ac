package org.toposeg.engine.libtorch;

import java.util.Collection;
import org.bytedeco.pytorch.Tensor;

/**
 * Keeps fp16 gradients inside the number format: the loss gradient is multiplied by a factor that halves when a gradient
 * overflows (that update is skipped) and doubles after two thousand good steps. Source: Micikevicius et al., Mixed
 * Precision Training, 2018.
 */
final class LossScale {

    private static final double FIRST = 65536;
    private static final int GROWTH_INTERVAL = 2000;

    private final boolean dynamic;
    private double factor;
    private int good;

    private LossScale(boolean dynamic, double factor) {
        this.dynamic = dynamic;
        this.factor = factor;
    }

    static LossScale none() {
        return new LossScale(false, 1);
    }

    static LossScale dynamic() {
        return new LossScale(true, FIRST);
    }

    /** The factor that the current gradients carry. */
    double factor() {
        return factor;
    }

    float[] apply(float[] gradient) {
        if (dynamic) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= (float) factor;
            }
        }
        return gradient;
    }

    /** Whether the gradients are finite and may be used; adapts the factor for the next step otherwise. */
    boolean accept(Collection<Tensor> parameters) {
        if (!dynamic
                || parameters.stream()
                        .allMatch(p -> Double.isFinite(p.grad().norm().item_double()))) {
            return true;
        }
        factor /= 2;
        good = 0;
        return false;
    }

    /** Called after an accepted update. */
    void grow() {
        if (dynamic && ++good >= GROWTH_INTERVAL) {
            factor *= 2;
            good = 0;
        }
    }
}
