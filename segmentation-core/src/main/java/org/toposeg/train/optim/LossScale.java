package org.toposeg.train.optim;

import java.util.Map;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.graph.Weights.Parameter;

/**
 * Keeps fp16 gradients inside the number format: the loss gradient is multiplied by a factor that halves when a gradient
 * overflows (that update is skipped) and doubles after two thousand good steps. Source: Micikevicius et al., Mixed
 * Precision Training, 2018.
 */
public final class LossScale {

    private static final double FIRST = 65536;
    private static final int GROWTH_INTERVAL = 2000;
    private static final String FACTOR = "optimizer.loss scale";
    private static final String GOOD = "optimizer.good steps";

    private final boolean dynamic;
    private double factor;
    private long good;

    private LossScale(boolean dynamic, double factor) {
        this.dynamic = dynamic;
        this.factor = factor;
    }

    /** For gradients that need none. */
    public static LossScale none() {
        return new LossScale(false, 1);
    }

    /** For gradients in fp16. */
    public static LossScale dynamic() {
        return new LossScale(true, FIRST);
    }

    /** The factor that the current gradients carry. */
    double factor() {
        return factor;
    }

    /** Whether the gradient is finite and may be used; adapts the factor for the next step otherwise. */
    boolean accept(ParameterVector<?> gradient) {
        if (!dynamic || Double.isFinite(gradient.norm())) {
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

    void save(Map<String, Parameter> state) {
        if (dynamic) {
            state.put(FACTOR, SavedNumber.of(factor));
            state.put(GOOD, SavedNumber.ofCount(good));
        }
    }

    /** A run that went on in another precision before has none saved and begins anew. */
    void restore(Weights state) {
        if (dynamic && state.parameters().containsKey(FACTOR)) {
            factor = SavedNumber.read(state.parameters(), FACTOR);
            good = SavedNumber.readCount(state.parameters(), GOOD);
        }
    }
}
