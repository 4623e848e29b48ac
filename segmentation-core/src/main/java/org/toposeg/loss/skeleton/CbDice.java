package org.toposeg.loss.skeleton;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.ClassChannels;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.skeleton.CentreLineTerms.Weights;
import org.toposeg.topology.skeleton.Skeleton;
import org.toposeg.volume.Vec3;

/**
 * Minus the centre-line boundary Dice of each foreground class.
 *
 * @param iterations of the morphological skeleton; negative for thinning instead
 * @param smooth added to numerators and denominators
 * @param weights of the centre lines
 * @param groups what is summed before ratios are taken
 * @param spacing between voxels
 */
record CbDice(int iterations, double smooth, Weights weights, RatioGroups groups, Vec3 spacing) implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        int first = BatchMasks.firstClass(batch.shape(), false);
        ClassChannels p = ClassChannels.of(batch, batch.prediction(), first);
        CentreLine[] lines = lines(p);
        CentreLine[] targetLines = lines(ClassChannels.of(batch, batch.target(), first));
        CentreLineTerms[] terms = new CentreLineTerms[p.rows()];
        double[][] sums = new double[p.rows()][];
        Parallel.forEach(p.rows(), row -> {
            terms[row] = CentreLineTerms.of(lines[row], targetLines[row], weights);
            sums[row] = terms[row].sums(p.values(), p.start(row));
        });
        double value = groups.mean(
                batch, p.classes(), sums, (group, slopes) -> -TwoRatios.harmonic(group, smooth, -1, slopes));
        if (gradient != null) {
            Parallel.forEach(
                    p.rows(), row -> terms[row].backward(p.values(), p.start(row), sums[row], gradient, p.offset(row)));
        }
        return value;
    }

    private CentreLine[] lines(ClassChannels channels) {
        byte[][] masks = new byte[channels.rows()][];
        Parallel.forEach(masks.length, row -> masks[row] = overHalf(channels, row));
        byte[][] lines = iterations < 0 ? thinned(masks, channels.shape()) : skeletons(masks, channels.shape());
        CentreLine[] out = new CentreLine[masks.length];
        Parallel.forEach(
                masks.length, row -> out[row] = CentreLine.of(masks[row], lines[row], channels.shape(), spacing));
        return out;
    }

    private static byte[] overHalf(ClassChannels channels, int row) {
        byte[] mask = new byte[channels.shape().voxels()];
        int start = channels.start(row);
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) (channels.values()[start + v] > 0.5f ? 1 : 0);
        }
        return mask;
    }

    private static byte[][] thinned(byte[][] masks, Shape shape) {
        byte[][] lines = new byte[masks.length][];
        Parallel.forEach(masks.length, row -> lines[row] = Skeleton.thin(masks[row], BatchMasks.size(shape)));
        return lines;
    }

    private byte[][] skeletons(byte[][] masks, Shape s) {
        float[] values = new float[masks.length * s.voxels()];
        byte[][] lines = new byte[masks.length][s.voxels()];
        Parallel.forRows(masks.length, s.voxels(), (row, from, to) -> {
            for (int v = from; v < to; v++) {
                values[row * s.voxels() + v] = masks[row][v];
            }
        });
        SoftSkeleton skeleton = new SoftSkeleton(values, s.depth(), s.height(), s.width(), iterations, false);
        Parallel.forRows(masks.length, s.voxels(), (row, from, to) -> {
            for (int v = from; v < to; v++) {
                lines[row][v] = (byte) (skeleton.at(row * s.voxels() + v) > 0.5f ? 1 : 0);
            }
        });
        return lines;
    }
}
