package org.toposeg.train;

/**
 * The update rule, the same in every engine.
 *
 * @param name {@code sgd} (Nesterov momentum, L2 weight decay added to the gradient, as in PyTorch) or {@code adamw}
 * @param momentum of SGD; unused by AdamW
 * @param beta1 of AdamW
 * @param beta2 of AdamW
 * @param weightDecay factor
 * @param clipNorm greatest L2 norm of the whole gradient, 0 for no clipping
 */
public record OptimizerSpec(
        String name, double momentum, double beta1, double beta2, double weightDecay, double clipNorm) {

    /** nnU-Net's: momentum 0.99, decay 3e-5, clipping at 12. */
    public static OptimizerSpec nnUnetSgd() {
        return new OptimizerSpec("sgd", 0.99, 0, 0, 3e-5, 12);
    }

    public static OptimizerSpec adamW() {
        return new OptimizerSpec("adamw", 0, 0.9, 0.999, 1e-2, 12);
    }
}
