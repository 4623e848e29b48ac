package org.toposeg.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The update rule, the same in every engine; usual values are in {@link Optimizers}. What is null is absent in the file, so
 * that plans from before it existed stay as they are.
 *
 * <pre>{@code
 * OptimizerSettings.of("sgd").withMomentum(0.9).withWeightDecay(1e-4)
 * }</pre>
 *
 * @param name {@code sgd} (Nesterov momentum, L2 weight decay added to the gradient, as in PyTorch), {@code adamw},
 *     {@code momo} or {@code momo-adam}
 * @param momentum of SGD and MoMo; unused by the others
 * @param beta1 of AdamW and MoMo-Adam
 * @param beta2 of AdamW and MoMo-Adam
 * @param weightDecay factor
 * @param clipNorm greatest L2 norm of the whole gradient, 0 for no clipping
 * @param sam radius of sharpness-aware minimisation; null for none
 * @param momo what MoMo knows of the loss
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OptimizerSettings(
        String name,
        double momentum,
        double beta1,
        double beta2,
        double weightDecay,
        double clipNorm,
        Double sam,
        @JsonUnwrapped Momo momo) {

    /**
     * @param lowerBound of the loss; null for 0
     * @param estimateLowerBound whether MoMo raises that bound by its own estimate; null for no
     * @param biasCorrection whether MoMo's averages start from zero, as MoMo-Adam's always do; null for no, from the first
     *     step's values
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Momo(Double lowerBound, Boolean estimateLowerBound, Boolean biasCorrection) {

        /** For a loss of at least 0, as published. */
        public static final Momo DEFAULT = new Momo(null, null, null);

        public Momo withLowerBound(double bound) {
            return new Momo(bound, estimateLowerBound, biasCorrection);
        }

        /** The same, raising the bound by its own estimate or not. */
        public Momo withEstimate(boolean estimate) {
            return new Momo(lowerBound, estimate, biasCorrection);
        }

        /** The same with averages that start from zero or from the first step's values. */
        public Momo withBiasCorrection(boolean corrected) {
            return new Momo(lowerBound, estimateLowerBound, corrected);
        }

        /** The bound, or 0. */
        public double bound() {
            return lowerBound == null ? 0 : lowerBound;
        }

        public boolean estimates() {
            return Boolean.TRUE.equals(estimateLowerBound);
        }

        public boolean corrects() {
            return Boolean.TRUE.equals(biasCorrection);
        }
    }

    /** @throws IllegalArgumentException if the radius is no number from 0 */
    public OptimizerSettings {
        if (sam != null && !(sam >= 0 && Double.isFinite(sam))) {
            throw new IllegalArgumentException("the radius of SAM must be a number from 0, got " + sam);
        }
        momo = momo == null ? Momo.DEFAULT : momo;
    }

    /** A rule without momentum, averages, decay and clipping; {@link Optimizers#defaults} has the usual values. */
    public static OptimizerSettings of(String name) {
        return new OptimizerSettings(name, 0, 0, 0, 0, 0, null, Momo.DEFAULT);
    }

    public OptimizerSettings withMomentum(double share) {
        return new OptimizerSettings(name, share, beta1, beta2, weightDecay, clipNorm, sam, momo);
    }

    /** The same with these shares of the averages of gradient and squared gradient. */
    public OptimizerSettings withBetas(double first, double second) {
        return new OptimizerSettings(name, momentum, first, second, weightDecay, clipNorm, sam, momo);
    }

    public OptimizerSettings withWeightDecay(double factor) {
        return new OptimizerSettings(name, momentum, beta1, beta2, factor, clipNorm, sam, momo);
    }

    /** The same with this greatest norm of the gradient; 0 for no clipping. */
    public OptimizerSettings withClipNorm(double greatest) {
        return new OptimizerSettings(name, momentum, beta1, beta2, weightDecay, greatest, sam, momo);
    }

    /** The same within a radius of sharpness-aware minimisation; 0 for none. */
    public OptimizerSettings withSam(double radius) {
        Double written = radius == 0 ? null : (Double) radius;
        return new OptimizerSettings(name, momentum, beta1, beta2, weightDecay, clipNorm, written, momo);
    }

    public OptimizerSettings withMomo(Momo known) {
        return new OptimizerSettings(name, momentum, beta1, beta2, weightDecay, clipNorm, sam, known);
    }

    /** The radius of sharpness-aware minimisation, 0 for none. */
    public double radius() {
        return sam == null ? 0 : sam;
    }
}
