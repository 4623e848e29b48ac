package org.toposeg.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * How a network is trained; in the plan's file the parts stand without names of their own.
 *
 * <pre>{@code
 * TrainingSettings quick = plan.training().withEpochs(3).withLoss("dice + ce");
 * }</pre>
 *
 * @param loss expression of named losses, e.g. {@code dice(include_background=false) + ce}
 * @param optimizer update rule
 * @param schedule of the learning rate
 * @param iterations how long
 * @param patches what of the cases is shown
 * @param selection which weights are kept
 * @param repetition which of several trainings of this kind it is
 * @param accumulate passes whose mean gradient makes one step; null (absent in the file) is 1
 */
public record TrainingSettings(
        String loss,
        OptimizerSettings optimizer,
        Schedule schedule,
        @JsonUnwrapped Iterations iterations,
        @JsonUnwrapped Patches patches,
        @JsonUnwrapped Selection selection,
        @JsonUnwrapped Repetition repetition,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer accumulate) {

    /** @throws IllegalArgumentException if there is not at least one pass a step */
    public TrainingSettings {
        if (accumulate != null && accumulate < 1) {
            throw new IllegalArgumentException("accumulate must be at least 1, got " + accumulate);
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

    /**
     * @param batch patches in one forward and backward pass
     * @param epochs of {@code perEpoch} steps; after each comes a checkpoint
     * @param perEpoch steps; {@code iterationsPerEpoch} in the file
     * @param validateEvery epochs between validations on the held-out cases; the last epoch is always validated
     */
    public record Iterations(
            int batch,
            int epochs,
            @JsonProperty("iterationsPerEpoch") int perEpoch,
            int validateEvery) {

        public Iterations withBatch(int count) {
            return new Iterations(count, epochs, perEpoch, validateEvery);
        }

        public Iterations withEpochs(int count) {
            return new Iterations(batch, count, perEpoch, validateEvery);
        }

        public Iterations withPerEpoch(int steps) {
            return new Iterations(batch, epochs, steps, validateEvery);
        }

        public Iterations withValidateEvery(int between) {
            return new Iterations(batch, epochs, perEpoch, between);
        }
    }

    /**
     * @param foregroundFraction share of patches centred on a labelled voxel
     * @param augmentation random changes of them
     */
    public record Patches(double foregroundFraction, Augmentation augmentation) {}

    /**
     * @param emaDecay of the moving average of the weights that validation and export use; 0 for none
     * @param patience validations without a better mean Dice after which training stops; 0 never
     */
    public record Selection(double emaDecay, int patience) {}

    /**
     * @param folds parts of the data set, one of which is held out
     * @param fold the held-out part, 0-based
     * @param seed of weights, patches and augmentation
     */
    public record Repetition(int folds, int fold, long seed) {

        public Repetition withFolds(int count, int heldOut) {
            return new Repetition(count, heldOut, seed);
        }

        public Repetition withSeed(long other) {
            return new Repetition(folds, fold, other);
        }
    }

    public long steps() {
        return (long) iterations.epochs() * iterations.perEpoch();
    }

    /** Passes whose mean gradient makes one step. */
    public int passes() {
        return accumulate == null ? 1 : accumulate;
    }

    public TrainingSettings withLoss(String expression) {
        return new TrainingSettings(
                expression, optimizer, schedule, iterations, patches, selection, repetition, accumulate);
    }

    public TrainingSettings withOptimizer(OptimizerSettings rule, Schedule rates) {
        return new TrainingSettings(loss, rule, rates, iterations, patches, selection, repetition, accumulate);
    }

    public TrainingSettings withIterations(Iterations length) {
        return new TrainingSettings(loss, optimizer, schedule, length, patches, selection, repetition, accumulate);
    }

    public TrainingSettings withPatches(Patches shown) {
        return new TrainingSettings(loss, optimizer, schedule, iterations, shown, selection, repetition, accumulate);
    }

    public TrainingSettings withSelection(Selection kept) {
        return new TrainingSettings(loss, optimizer, schedule, iterations, patches, kept, repetition, accumulate);
    }

    public TrainingSettings withRepetition(Repetition one) {
        return new TrainingSettings(loss, optimizer, schedule, iterations, patches, selection, one, accumulate);
    }

    /** The same with this many passes a step; with 1 nothing is written of it. */
    public TrainingSettings withAccumulate(int count) {
        Integer written = count == 1 ? null : (Integer) count;
        return new TrainingSettings(loss, optimizer, schedule, iterations, patches, selection, repetition, written);
    }

    public TrainingSettings withBatch(int count) {
        return withIterations(iterations.withBatch(count));
    }

    public TrainingSettings withEpochs(int count) {
        return withIterations(iterations.withEpochs(count));
    }

    public TrainingSettings withPatience(int validations) {
        return withSelection(new Selection(selection.emaDecay(), validations));
    }

    /** With another split. */
    public TrainingSettings withFolds(int count, int heldOut) {
        return withRepetition(repetition.withFolds(count, heldOut));
    }

    public TrainingSettings withFoldAndSeed(int heldOut, long seed) {
        return withRepetition(new Repetition(repetition.folds(), heldOut, seed));
    }
}
