package org.toposeg.loss.skeleton;

import java.util.Arrays;

/**
 * What one class of one sample adds to the four sums of cbDice: at each voxel v of either centre line a·p, b·p + c·p², d·p and
 * e·p + f, with p the probability. All other voxels add nothing.
 *
 * @param voxels those on a line, ascending
 * @param terms a, b, c, d, e, f of each
 */
record CentreLineTerms(int[] voxels, double[] terms) {

    private static final int TERMS = 6;

    /** How the published codes weigh a centre line. */
    enum Weights {
        /** cbDice: by radius and inverse radius. */
        RADIUS,
        /** clMDice: by radius. */
        MASK,
        /** clDice with hard centre lines: not at all. */
        NONE
    }

    static CentreLineTerms of(CentreLine prediction, CentreLine target, Weights weights) {
        int length = prediction.line().length;
        int[] voxels = new int[length];
        int count = 0;
        for (int v = 0; v < length; v++) {
            if (prediction.isOn(v) || target.isOn(v)) {
                voxels[count++] = v;
            }
        }
        double[] terms = new double[TERMS * count];
        for (int k = 0; k < count; k++) {
            if (weights == Weights.NONE) {
                plain(prediction, target, voxels[k], terms, TERMS * k);
            } else {
                weighted(prediction, target, voxels[k], weights == Weights.RADIUS, terms, TERMS * k);
            }
        }
        return new CentreLineTerms(Arrays.copyOf(voxels, count), terms);
    }

    private static void plain(CentreLine prediction, CentreLine target, int v, double[] terms, int at) {
        if (prediction.isOn(v)) {
            terms[at] = target.mask()[v];
            terms[at + 1] = 1;
        }
        if (target.isOn(v)) {
            terms[at + 3] = 1;
            terms[at + 5] = 1;
        }
    }

    private static void weighted(
            CentreLine prediction, CentreLine target, int v, boolean inverse, double[] terms, int at) {
        boolean both = prediction.isOn(v) && target.isOn(v);
        if (prediction.isOn(v)) {
            double weight = inverse ? prediction.inverseRadius(v) : 1;
            terms[at] = weight * target.depth(v);
            terms[at + 1] = both ? weight * target.radius(v) : 0;
            terms[at + 2] = both ? 0 : weight * prediction.radius(v);
        }
        if (target.isOn(v)) {
            double weight = inverse ? target.inverseRadius(v) : 1;
            terms[at + 3] = weight * prediction.depth(v);
            terms[at + 4] = both ? weight * prediction.radius(v) : 0;
            terms[at + 5] = both ? 0 : weight * target.radius(v);
        }
    }

    double[] sums(float[] p, int start) {
        double[] sums = new double[4];
        for (int k = 0, at = 0; k < voxels.length; k++, at += TERMS) {
            double value = p[start + voxels[k]];
            sums[0] += terms[at] * value;
            sums[1] += (terms[at + 1] + terms[at + 2] * value) * value;
            sums[2] += terms[at + 3] * value;
            sums[3] += terms[at + 4] * value + terms[at + 5];
        }
        return sums;
    }

    /** @param slopes by the four sums; @param offset where the class begins in the gradient */
    void backward(float[] p, int start, double[] slopes, float[] gradient, int offset) {
        for (int k = 0, at = 0; k < voxels.length; k++, at += TERMS) {
            double value = p[start + voxels[k]];
            gradient[offset + voxels[k]] += (float) (slopes[0] * terms[at]
                    + slopes[1] * (terms[at + 1] + 2 * terms[at + 2] * value)
                    + slopes[2] * terms[at + 3]
                    + slopes[3] * terms[at + 4]);
        }
    }
}
