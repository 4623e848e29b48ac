package org.toposeg.train.optim;

import org.toposeg.plan.Optimizers;
import org.toposeg.plan.TrainingSettings;

/**
 * The update rule, the same in every engine; usual values are in {@link Optimizers}.
 *
 * @param name {@code sgd} (Nesterov momentum, L2 weight decay added to the gradient, as in PyTorch), {@code adamw},
 *     {@code momo} or {@code momo-adam}
 * @param momentum of SGD and MoMo; unused by the others
 * @param beta1 of AdamW and MoMo-Adam
 * @param beta2 of AdamW and MoMo-Adam
 * @param weightDecay factor
 * @param clipNorm greatest L2 norm of the whole gradient, 0 for no clipping
 * @param sam radius of sharpness-aware minimisation, 0 for none
 * @param lowerBound of the loss, for MoMo
 * @param estimateLowerBound whether MoMo raises that bound by its own estimate
 * @param biasCorrection whether MoMo's averages start from zero and not from the first step; MoMo-Adam's always do
 */
public record OptimizerSpec(
        String name,
        double momentum,
        double beta1,
        double beta2,
        double weightDecay,
        double clipNorm,
        double sam,
        double lowerBound,
        boolean estimateLowerBound,
        boolean biasCorrection) {

    /** Without SAM, for a loss of at least 0. */
    public OptimizerSpec(
            String name, double momentum, double beta1, double beta2, double weightDecay, double clipNorm) {
        this(name, momentum, beta1, beta2, weightDecay, clipNorm, 0, 0, false, false);
    }

    /** What a plan says. */
    public static OptimizerSpec of(TrainingSettings.Optimizer o) {
        return new OptimizerSpec(
                o.name(),
                o.momentum(),
                o.beta1(),
                o.beta2(),
                o.weightDecay(),
                o.clipNorm(),
                o.sam() == null ? 0 : o.sam(),
                o.lowerBound() == null ? 0 : o.lowerBound(),
                Boolean.TRUE.equals(o.estimateLowerBound()),
                Boolean.TRUE.equals(o.biasCorrection()));
    }

    /** The same as SAM within a radius, 0 for none. */
    public OptimizerSpec withSam(double radius) {
        return new OptimizerSpec(
                name,
                momentum,
                beta1,
                beta2,
                weightDecay,
                clipNorm,
                radius,
                lowerBound,
                estimateLowerBound,
                biasCorrection);
    }

    /** The usual values of a name. */
    public static OptimizerSpec named(String name) {
        return of(Optimizers.defaults(name));
    }

    /** nnU-Net's: momentum 0.99, decay 3e-5, clipping at 12. */
    public static OptimizerSpec nnUnetSgd() {
        return named("sgd");
    }

    public static OptimizerSpec adamW() {
        return named("adamw");
    }
}
