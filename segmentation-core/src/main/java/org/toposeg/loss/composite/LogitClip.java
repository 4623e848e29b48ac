package org.toposeg.loss.composite;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.Losses;
import org.toposeg.loss.base.Logits;
import org.toposeg.loss.base.Parallel;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Logit clipping around any loss. */
public final class LogitClip implements LossDefinition {

    private static final Option<String> BASE =
            Option.text("base", "ce", "the loss of the clipped logits, an expression");
    private static final Option<Double> TAU = Option.number("tau", 1, Range.above(0), "greatest norm, above 0");
    private static final Option<Double> P = Option.number("p", 2, Range.atLeast(1), "which norm, at least 1");
    private static final Option<Boolean> PUBLISHED_SCALE =
            Option.flag("logitclip_scale", false, "true clips to 1/τ instead of τ, as the published code does");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "logit_clip",
                "Logit clipping: the base loss of logits z whose norm over channels is at most τ, τ·z/|z| in place of"
                        + " longer ones.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C) beside the base loss",
                "Wei et al. 2023; hongxin001/LogitClip",
                List.of(BASE, TAU, P, PUBLISHED_SCALE));
    }

    @Override
    public Loss create(Options options) {
        Loss base = Losses.nested(options.get(BASE));
        double tau = options.get(TAU);
        double length = options.get(PUBLISHED_SCALE) ? 1 / tau : tau;
        double p = options.get(P);
        return Logits.loss((batch, gradient) -> {
            float[] clipped = batch.prediction().clone();
            forVoxels(batch.shape(), (first, s) -> clip(clipped, first, s, tau, length, p));
            float[] byClipped = gradient == null ? null : new float[gradient.length];
            double value = base.evaluate(batch.withPrediction(clipped, LossBatch.Space.LOGITS), byClipped);
            if (gradient != null) {
                forVoxels(
                        batch.shape(),
                        (first, s) -> chain(batch.prediction(), byClipped, gradient, first, s, tau, length, p));
            }
            return value;
        });
    }

    private interface Voxel {
        void at(int first, Shape s);
    }

    private static void forVoxels(Shape s, Voxel voxel) {
        Parallel.forRows(s.batch(), s.voxels(), (n, from, to) -> {
            for (int v = from; v < to; v++) {
                voxel.at(s.offset(n, 0) + v, s);
            }
        });
    }

    private static double norm(float[] z, int first, Shape s, double p) {
        double sum = 0;
        for (int c = 0; c < s.channels(); c++) {
            double size = Math.abs(z[first + c * s.voxels()]);
            sum += p == 2 ? size * size : Math.pow(size, p);
        }
        return p == 2 ? Math.sqrt(sum) : Math.pow(sum, 1 / p);
    }

    private static void clip(float[] z, int first, Shape s, double tau, double length, double p) {
        double norm = norm(z, first, s, p);
        for (int c = 0; c < s.channels() && norm > tau; c++) {
            z[first + c * s.voxels()] *= (float) (length / norm);
        }
    }

    /** d/dz of length·z/|z| is length/|z|·(g - d|z|/dz·(g·z)/|z|). */
    private static void chain(
            float[] z, float[] g, float[] gradient, int first, Shape s, double tau, double length, double p) {
        double norm = norm(z, first, s, p);
        double along = 0;
        for (int c = 0; c < s.channels(); c++) {
            along += (double) g[first + c * s.voxels()] * z[first + c * s.voxels()] / norm;
        }
        for (int c = 0; c < s.channels(); c++) {
            int at = first + c * s.voxels();
            double unit = z[at] / norm;
            double slope = p == 2 ? unit : Math.signum(unit) * Math.pow(Math.abs(unit), p - 1);
            gradient[at] += norm > tau ? (float) (length / norm * (g[at] - slope * along)) : g[at];
        }
    }
}
