package org.toposeg.loss.pixel;

import java.util.Arrays;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;

/** Makes focal losses of their options: which channels count, with which weights, under a sigmoid or a softmax. */
final class FocalOptions {

    static final LossOption INCLUDE_BACKGROUND =
            new LossOption("include_background", true, "false leaves channel 0 out if there are several");

    private FocalOptions() {}

    static Loss loss(LossOptions options, double epsilon) {
        double gamma = options.number("gamma", 0, Double.MAX_VALUE);
        double[] classWeights = options.numbers("class_weights");
        double[] alpha = options.numbers("alpha");
        if (alpha.length > 1) {
            throw new IllegalArgumentException(
                    "option alpha of loss focal is one number, got " + options.text("alpha") + ".");
        }
        boolean all = !options.has("include_background") || options.flag("include_background");
        boolean drop = !all && (!options.flag("use_softmax") || options.flag("monai_background"));
        Loss single = perChannel(alpha, gamma, epsilon, classWeights);
        Loss several = options.flag("use_softmax")
                ? softmax(all || drop, all ? alpha : new double[0], gamma, epsilon, classWeights)
                : single;
        Loss foreground = drop ? new WithoutBackground(several, options.flag("use_softmax")) : several;
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
