package org.toposeg.loss.overlap;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.cardinality.Cardinality;
import org.toposeg.loss.cardinality.Ratio;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/** Generalised Dice: one Dice over all classes, small ones weighted up. */
public final class GeneralizedDice implements LossDefinition {

    private enum Weight {
        SQUARE,
        SIMPLE,
        UNIFORM
    }

    private static final Option<Weight> WEIGHT = Option.word(
            "w_type",
            Weight.SQUARE,
            "square: 1/(Σt)², simple: 1/Σt, uniform: 1; an absent class has the greatest weight of the present ones,"
                    + " or 1 if there is none");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "gdice",
                "Generalised Dice: mean over samples of 1 - (2·Σ_c w_c Σpt + smooth_nr) / (Σ_c w_c (Σp + Σt) +"
                        + " smooth_dr), w_c = 1 / (Σt)².",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C)",
                "Sudre et al. 2017; numbers as MONAI GeneralizedDiceLoss",
                List.of(
                        WEIGHT,
                        OverlapOptions.SMOOTH_NR,
                        OverlapOptions.SMOOTH_DR,
                        OverlapOptions.INCLUDE_BACKGROUND,
                        OverlapOptions.BATCH));
    }

    @Override
    public Loss create(Options options) {
        DoubleUnaryOperator weight = switch (options.get(WEIGHT)) {
            case SQUARE -> volume -> 1 / (volume * volume);
            case SIMPLE -> volume -> 1 / volume;
            case UNIFORM -> volume -> 1;
        };
        Ratio ratio = Ratio.tversky(
                2, 0.5, 0.5, options.get(OverlapOptions.SMOOTH_NR), options.get(OverlapOptions.SMOOTH_DR));
        boolean foreground = !options.get(OverlapOptions.INCLUDE_BACKGROUND);
        boolean whole = options.get(OverlapOptions.BATCH);
        return OverlapLoss.of(Cardinality.LINEAR, (batch, sums, gradients) -> {
            Shape s = batch.shape();
            int first = foreground && s.channels() > 1 ? 1 : 0;
            return whole
                    ? new WeightedRegion(ratio, weight, first).batch(batch, sums, gradients)
                    : new WeightedRegion(ratio, weight, first).samples(batch, sums, gradients);
        });
    }

    /** Joins the classes from {@code first} on into one region, each weighted by the volume of its target. */
    private record WeightedRegion(Ratio ratio, DoubleUnaryOperator weight, int first) {

        double samples(LossBatch batch, double[][] sums, double[][] gradients) {
            Shape s = batch.shape();
            double value = 0;
            for (int n = 0; n < s.batch(); n++) {
                double[][] own = new double[s.channels()][];
                double[][] ownSlopes = new double[s.channels()][];
                System.arraycopy(sums, n * s.channels(), own, 0, s.channels());
                System.arraycopy(gradients, n * s.channels(), ownSlopes, 0, s.channels());
                value += one(own, ownSlopes, batch.weight(n) / s.batch());
            }
            return value;
        }

        double batch(LossBatch batch, double[][] sums, double[][] gradients) {
            int channels = batch.shape().channels();
            double[][] all = new double[channels][3];
            for (int row = 0; row < sums.length; row++) {
                for (int k = 0; k < 3; k++) {
                    all[row % channels][k] += batch.weight(row / channels) * sums[row][k];
                }
            }
            double[][] allSlopes = new double[channels][2];
            double value = one(all, allSlopes, 1);
            for (int row = 0; row < sums.length; row++) {
                for (int k = 0; k < 2; k++) {
                    gradients[row][k] = batch.weight(row / channels) * allSlopes[row % channels][k];
                }
            }
            return value;
        }

        private double one(double[][] sums, double[][] gradients, double factor) {
            double[] weights = weights(sums);
            double[] region = new double[3];
            for (int c = first; c < sums.length; c++) {
                for (int k = 0; k < 3; k++) {
                    region[k] += weights[c] * sums[c][k];
                }
            }
            double[] slope = new double[2];
            double value = ratio.of(region[0], region[1], region[2], slope);
            for (int c = first; c < sums.length; c++) {
                gradients[c][0] = factor * weights[c] * slope[0];
                gradients[c][1] = factor * weights[c] * slope[1];
            }
            return factor * value;
        }

        private double[] weights(double[][] sums) {
            double[] weights = new double[sums.length];
            double greatest = 0;
            for (int c = first; c < sums.length; c++) {
                weights[c] = weight.applyAsDouble(sums[c][2]);
                greatest = Double.isInfinite(weights[c]) ? greatest : Math.max(greatest, weights[c]);
            }
            for (int c = first; c < sums.length; c++) {
                weights[c] = Double.isInfinite(weights[c]) ? (greatest == 0 ? 1 : greatest) : weights[c];
            }
            return weights;
        }
    }
}
