package org.toposeg.plan;

/**
 * How a network is trained.
 *
 * @param loss expression of named losses, e.g. {@code dice(include_background=false) + ce}
 * @param optimizer update rule
 * @param schedule of the learning rate
 * @param batch patches in one step
 * @param epochs of {@code iterationsPerEpoch} steps; after each comes a checkpoint
 * @param validateEvery epochs between validations on the held-out cases; the last epoch is always validated
 * @param foregroundFraction share of patches centred on a labelled voxel
 * @param emaDecay of the moving average of the weights that validation and export use; 0 for none
 * @param patience validations without a better mean Dice after which training stops; 0 never
 * @param folds parts of the data set, one of which is held out
 * @param fold the held-out part, 0-based
 * @param seed of weights, patches and augmentation
 */
public record TrainingSettings(
        String loss,
        Optimizer optimizer,
        Schedule schedule,
        int batch,
        int epochs,
        int iterationsPerEpoch,
        int validateEvery,
        double foregroundFraction,
        Augmentation augmentation,
        double emaDecay,
        int patience,
        int folds,
        int fold,
        long seed) {

    /**
     * @param name {@code sgd} (Nesterov) or {@code adamw}
     * @param clipNorm greatest norm of the gradient, 0 for no clipping
     */
    public record Optimizer(
            String name, double momentum, double beta1, double beta2, double weightDecay, double clipNorm) {}

    /**
     * @param name {@code poly} (exponent 0.9), {@code cosine} or {@code constant}
     * @param warmup steps of linear rise at the start
     */
    public record Schedule(String name, double learningRate, int warmup) {

        /** The learning rate of a step, 0-based. */
        public double at(long step, long steps) {
            double rise = step < warmup ? (step + 1.0) / (warmup + 1) : 1;
            double done = Math.min(1, step / (double) Math.max(1, steps));
            return learningRate
                    * rise
                    * switch (name) {
                        case "poly" -> Math.pow(1 - done, 0.9);
                        case "cosine" -> (1 + Math.cos(Math.PI * done)) / 2;
                        case "constant" -> 1;
                        default ->
                            throw new IllegalArgumentException(
                                    "unknown schedule \"" + name + "\"; known: poly, cosine, constant");
                    };
        }
    }

    public long steps() {
        return (long) epochs * iterationsPerEpoch;
    }

    public TrainingSettings withLoss(String expression) {
        return new TrainingSettings(
                expression,
                optimizer,
                schedule,
                batch,
                epochs,
                iterationsPerEpoch,
                validateEvery,
                foregroundFraction,
                augmentation,
                emaDecay,
                patience,
                folds,
                fold,
                seed);
    }

    public TrainingSettings withEpochs(int count) {
        return new TrainingSettings(
                loss,
                optimizer,
                schedule,
                batch,
                count,
                iterationsPerEpoch,
                validateEvery,
                foregroundFraction,
                augmentation,
                emaDecay,
                patience,
                folds,
                fold,
                seed);
    }

    public TrainingSettings withPatience(int validations) {
        return new TrainingSettings(
                loss,
                optimizer,
                schedule,
                batch,
                epochs,
                iterationsPerEpoch,
                validateEvery,
                foregroundFraction,
                augmentation,
                emaDecay,
                validations,
                folds,
                fold,
                seed);
    }

    public TrainingSettings withBatch(int patches) {
        return new TrainingSettings(
                loss,
                optimizer,
                schedule,
                patches,
                epochs,
                iterationsPerEpoch,
                validateEvery,
                foregroundFraction,
                augmentation,
                emaDecay,
                patience,
                folds,
                fold,
                seed);
    }

    /** With another split. */
    public TrainingSettings withFolds(int count, int heldOut) {
        return new TrainingSettings(
                loss,
                optimizer,
                schedule,
                batch,
                epochs,
                iterationsPerEpoch,
                validateEvery,
                foregroundFraction,
                augmentation,
                emaDecay,
                patience,
                count,
                heldOut,
                seed);
    }

    public TrainingSettings withFoldAndSeed(int heldOut, long newSeed) {
        return new TrainingSettings(
                loss,
                optimizer,
                schedule,
                batch,
                epochs,
                iterationsPerEpoch,
                validateEvery,
                foregroundFraction,
                augmentation,
                emaDecay,
                patience,
                folds,
                heldOut,
                newSeed);
    }
}
