package org.toposeg.cli.model;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;

/**
 * One minus the mean soft Dice over samples and foreground classes, {@code (2 Σpt + ε) / (Σp + Σt + ε)} with ε = 1e-5
 * (nnU-Net's, per sample).
 */
final class SoftDice implements Loss {

    private static final double SMOOTH = 1e-5;

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        LossBatch.Shape s = batch.shape();
        int voxels = s.voxels();
        float[] p = Softmax.of(batch);
        float[] byProbability = new float[p.length];
        int terms = s.batch() * (s.channels() - 1);
        double sum = 0;
        for (int n = 0; n < s.batch(); n++) {
            for (int c = 1; c < s.channels(); c++) {
                sum += one(p, batch.target(), byProbability, (n * s.channels() + c) * voxels, voxels, terms);
            }
        }
        if (gradient != null) {
            Softmax.chain(batch, p, byProbability, gradient);
        }
        return 1 - sum / terms;
    }

    private static double one(float[] p, float[] target, float[] out, int first, int voxels, int terms) {
        double both = 0;
        double all = 0;
        for (int v = first; v < first + voxels; v++) {
            both += (double) p[v] * target[v];
            all += (double) p[v] + target[v];
        }
        double above = 2 * both + SMOOTH;
        double below = all + SMOOTH;
        for (int v = first; v < first + voxels; v++) {
            out[v] = (float) (-(2 * target[v] * below - above) / (below * below) / terms);
        }
        return above / below;
    }
}
