package org.toposeg.loss.focal;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.pixel.ClassWeights;
import org.toposeg.loss.pixel.PixelLoss;
import org.toposeg.loss.pixel.Term;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Makes focal losses of their options: which channels count, with which weights, under a sigmoid or a softmax. */
final class FocalOptions {

    static final Option<Double> GAMMA =
            Option.number("gamma", 2, Range.atLeast(0), "exponent, at least 0; 0 gives cross-entropy");
    static final Option<OptionalDouble> ALPHA = Option.optionalNumber(
            "alpha",
            OptionalDouble.empty(),
            "",
            Range.of(0, 1),
            "weight of foreground, 1-alpha of background; empty for none");
    static final Option<Boolean> SOFTMAX =
            Option.flag("use_softmax", false, "true for a softmax over several channels");
    static final Option<Boolean> INCLUDE_BACKGROUND =
            Option.flag("include_background", true, "false leaves channel 0 out if there are several");
    static final Option<Boolean> MONAI_BACKGROUND = Option.flag(
            "monai_background",
            false,
            "with include_background=false: true drops channel 0 before the softmax, as MONAI does");
    static final Option<double[]> CLASS_WEIGHTS =
            Option.numbers("class_weights", Range.atLeast(0), "a factor for each channel that counts; empty for ones");

    private FocalOptions() {}

    static Loss loss(Options options, double epsilon) {
        double gamma = options.get(GAMMA);
        double[] classWeights = options.get(CLASS_WEIGHTS);
        double[] alpha = options.get(ALPHA).stream().toArray();
        boolean softmax = options.get(SOFTMAX);
        boolean all = !options.has(INCLUDE_BACKGROUND) || options.get(INCLUDE_BACKGROUND);
        boolean drop = !all && (!softmax || options.get(MONAI_BACKGROUND));
        Loss single = perChannel(alpha, gamma, epsilon, classWeights);
        Loss several =
                softmax ? softmax(all || drop, all ? alpha : new double[0], gamma, epsilon, classWeights) : single;
        Loss foreground = drop ? new WithoutBackground(several, softmax) : several;
        return (batch, gradient) -> (batch.shape().channels() == 1 ? single : foreground).evaluate(batch, gradient);
    }

    private static Loss perChannel(double[] alpha, double gamma, double epsilon, double[] channelWeights) {
        ClassWeights balance = new ClassWeights(alpha.length == 0 ? alpha : new double[] {1 - alpha[0], alpha[0]});
        Term term = Term.sum(new FocalTerm(balance, gamma, epsilon));
        Loss plain = new PixelLoss(term, true);
        Loss weighted = new PixelLoss(term, true, channelWeights, null);
        return (batch, gradient) -> (batch.shape().channels() == 1 ? plain : weighted).evaluate(batch, gradient);
    }

    /** The mean runs over the channels that count as well. */
    private static Loss softmax(boolean all, double[] alpha, double gamma, double epsilon, double[] classWeights) {
        return (batch, gradient) -> {
            int channels = batch.shape().channels();
            int counted = all ? channels : channels - 1;
            double[] weights = new double[channels];
            Arrays.fill(weights, channels - counted, channels, 1);
            if (classWeights.length > 0) {
                ClassWeights.requireLength(classWeights, counted);
                System.arraycopy(classWeights, 0, weights, channels - counted, counted);
            }
            for (int c = 0; c < channels && alpha.length > 0; c++) {
                weights[c] *= c == 0 ? 1 - alpha[0] : alpha[0];
            }
            Term term = Term.sum(new FocalTerm(new ClassWeights(weights), gamma, epsilon));
            PixelLoss.Divisor divisor = b -> PixelLoss.countedVoxels(b) * counted;
            return new PixelLoss(term, false, new double[0], divisor).evaluate(batch, gradient);
        };
    }

    /** Applies a loss to all channels but the first; the softmax of one that is left is 1 and costs nothing. */
    private record WithoutBackground(Loss inner, boolean softmax) implements Loss {

        @Override
        public double evaluate(LossBatch batch, float[] gradient) {
            LossBatch.Shape s = batch.shape();
            if (softmax && s.channels() == 2) {
                return 0;
            }
            LossBatch.Shape fewer = new LossBatch.Shape(s.batch(), s.channels() - 1, s.depth(), s.height(), s.width());
            LossBatch part =
                    batch.with(fewer, without(batch.prediction(), s), without(batch.target(), s), batch.ignore());
            float[] own = gradient == null ? null : new float[fewer.elements()];
            double value = inner.evaluate(part, own);
            for (int i = 0; own != null && i < own.length; i++) {
                int n = i / (fewer.channels() * s.voxels());
                gradient[i + (n + 1) * s.voxels()] += own[i];
            }
            return value;
        }

        private static float[] without(float[] all, LossBatch.Shape s) {
            int kept = (s.channels() - 1) * s.voxels();
            float[] out = new float[s.batch() * kept];
            for (int n = 0; n < s.batch(); n++) {
                System.arraycopy(all, s.offset(n, 1), out, n * kept, kept);
            }
            return out;
        }
    }
}
