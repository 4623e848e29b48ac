package org.toposeg.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Consumer;

/**
 * How a network is trained.
 *
 * @param loss expression of named losses, e.g. {@code dice(include_background=false) + ce}
 * @param optimizer update rule
 * @param schedule of the learning rate
 * @param batch patches in one forward and backward pass
 * @param epochs of {@code iterationsPerEpoch} steps; after each comes a checkpoint
 * @param validateEvery epochs between validations on the held-out cases; the last epoch is always validated
 * @param foregroundFraction share of patches centred on a labelled voxel
 * @param emaDecay of the moving average of the weights that validation and export use; 0 for none
 * @param patience validations without a better mean Dice after which training stops; 0 never
 * @param folds parts of the data set, one of which is held out
 * @param fold the held-out part, 0-based
 * @param seed of weights, patches and augmentation
 * @param accumulate passes whose mean gradient makes one step; null (absent in the file) is 1
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
        long seed,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer accumulate) {

    public TrainingSettings {
        if (accumulate != null && accumulate < 1) {
            throw new IllegalArgumentException("accumulate must be at least 1, got " + accumulate);
        }
    }

    /** One pass a step. */
    public TrainingSettings(
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
        this(
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
                fold,
                seed,
                null);
    }

    /**
     * The last four are absent in the file where they are null, so that plans from before they existed stay as they are.
     *
     * @param name one of {@link Optimizers}
     * @param clipNorm greatest norm of the gradient, 0 for no clipping
     * @param sam radius of sharpness-aware minimisation; null for none
     * @param lowerBound of the loss, for MoMo; null for 0
     * @param estimateLowerBound whether MoMo raises that bound by its own estimate; null for no
     * @param biasCorrection whether MoMo's averages start from zero; null for no, from the first step's values
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Optimizer(
            String name,
            double momentum,
            double beta1,
            double beta2,
            double weightDecay,
            double clipNorm,
            Double sam,
            Double lowerBound,
            Boolean estimateLowerBound,
            Boolean biasCorrection) {

        public Optimizer {
            if (sam != null && !(sam >= 0 && Double.isFinite(sam))) {
                throw new IllegalArgumentException("the radius of SAM must be a number from 0, got " + sam);
            }
        }

        /** With every usual value for the rest. */
        public Optimizer(
                String name, double momentum, double beta1, double beta2, double weightDecay, double clipNorm) {
            this(name, momentum, beta1, beta2, weightDecay, clipNorm, null, null, null, null);
        }

        /** The same within a radius of sharpness-aware minimisation; 0 for none. */
        public Optimizer withSam(double radius) {
            return new Optimizer(
                    name,
                    momentum,
                    beta1,
                    beta2,
                    weightDecay,
                    clipNorm,
                    radius == 0 ? null : radius,
                    lowerBound,
                    estimateLowerBound,
                    biasCorrection);
        }
    }

    /**
     * @param name {@code poly} (exponent 0.9), {@code cosine} or {@code constant}
     * @param warmup steps of linear rise at the start
     */
    public record Schedule(String name, double learningRate, int warmup) {

        /** The same shape from another learning rate. */
        public Schedule withLearningRate(double rate) {
            return new Schedule(name, rate, warmup);
        }

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

    /** Passes whose mean gradient makes one step. */
    public int passes() {
        return accumulate == null ? 1 : accumulate;
    }

    public TrainingSettings withLoss(String expression) {
        return change(c -> c.loss = expression);
    }

    public TrainingSettings withBatch(int count) {
        return change(c -> c.batch = count);
    }

    public TrainingSettings withEpochs(int count) {
        return change(c -> c.epochs = count);
    }

    public TrainingSettings withOptimizer(Optimizer rule, Schedule rates) {
        return change(c -> {
            c.optimizer = rule;
            c.schedule = rates;
        });
    }

    /** The same with this many passes a step; with 1 nothing is written of it. */
    public TrainingSettings withAccumulate(int count) {
        return change(c -> c.accumulate = count == 1 ? null : (Integer) count);
    }

    public TrainingSettings withPatience(int validations) {
        return change(c -> c.patience = validations);
    }

    /** With another split. */
    public TrainingSettings withFolds(int count, int heldOut) {
        return change(c -> {
            c.folds = count;
            c.fold = heldOut;
        });
    }

    public TrainingSettings withFoldAndSeed(int heldOut, long newSeed) {
        return change(c -> {
            c.fold = heldOut;
            c.seed = newSeed;
        });
    }

    private TrainingSettings change(Consumer<Change> edit) {
        Change change = new Change(this);
        edit.accept(change);
        return change.of(this);
    }

    /** What a copy may differ in. */
    private static final class Change {

        private String loss;
        private Optimizer optimizer;
        private Schedule schedule;
        private int batch;
        private int epochs;
        private int patience;
        private int folds;
        private int fold;
        private long seed;
        private Integer accumulate;

        Change(TrainingSettings from) {
            loss = from.loss;
            optimizer = from.optimizer;
            schedule = from.schedule;
            batch = from.batch;
            epochs = from.epochs;
            patience = from.patience;
            folds = from.folds;
            fold = from.fold;
            seed = from.seed;
            accumulate = from.accumulate;
        }

        TrainingSettings of(TrainingSettings from) {
            return new TrainingSettings(
                    loss,
                    optimizer,
                    schedule,
                    batch,
                    epochs,
                    from.iterationsPerEpoch,
                    from.validateEvery,
                    from.foregroundFraction,
                    from.augmentation,
                    from.emaDecay,
                    patience,
                    folds,
                    fold,
                    seed,
                    accumulate);
        }
    }
}
