package org.toposeg.loss.composite;

import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Parallel;

/**
 * For each voxel and channel the worst logit among the voxels of the same class (target above one half, or not) within a
 * box, and where it is. Ignored voxels are nobody's neighbours and keep their own logit.
 *
 * @param logits N×C×D×H×W
 * @param sources places of those logits in the batch's prediction
 */
record WorstNeighbors(float[] logits, int[] sources) {

    private static final int NONE = -1;

    /** @param radius of the box in voxels */
    static WorstNeighbors of(LossBatch batch, int radius) {
        Shape s = batch.shape();
        float[] logits = new float[s.elements()];
        int[] sources = new int[s.elements()];
        Parallel.forEach(s.batch() * s.channels(), row -> {
            int[] foreground = worst(batch, row, radius, true);
            int[] background = worst(batch, row, radius, false);
            int first = row * s.voxels();
            for (int v = 0; v < s.voxels(); v++) {
                int at = first + v;
                boolean own = batch.isIgnored(row / s.channels(), v);
                sources[at] = own ? at : batch.target()[at] > 0.5f ? foreground[v] : background[v];
                logits[at] = batch.prediction()[sources[at]];
            }
        });
        return new WorstNeighbors(logits, sources);
    }

    /** The place of the worst logit of a class in the box around each voxel of a row, one axis after the other. */
    private static int[] worst(LossBatch batch, int row, int radius, boolean foreground) {
        Shape s = batch.shape();
        int first = row * s.voxels();
        int[] places = new int[s.voxels()];
        for (int v = 0; v < places.length; v++) {
            boolean member = batch.target()[first + v] > 0.5f == foreground && !batch.isIgnored(row / s.channels(), v);
            places[v] = member ? first + v : NONE;
        }
        float[] x = batch.prediction();
        places = along(places, x, radius, foreground, s.width(), 1);
        places = along(places, x, radius, foreground, s.height(), s.width());
        return along(places, x, radius, foreground, s.depth(), s.width() * s.height());
    }

    /** The same along one axis: lines of {@code length} voxels that are {@code step} apart. */
    private static int[] along(int[] places, float[] x, int radius, boolean least, int length, int step) {
        if (length == 1) {
            return places;
        }
        int[] out = new int[places.length];
        for (int block = 0; block < places.length; block += length * step) {
            for (int i = 0; i < length; i++) {
                int first = Math.max(0, i - radius);
                int last = Math.min(length - 1, i + radius);
                for (int v = block; v < block + step; v++) {
                    int worst = places[v + first * step];
                    for (int k = first + 1; k <= last; k++) {
                        worst = worse(worst, places[v + k * step], x, least);
                    }
                    out[v + i * step] = worst;
                }
            }
        }
        return out;
    }

    private static int worse(int a, int b, float[] x, boolean least) {
        if (a == NONE || b == NONE) {
            return a == NONE ? b : a;
        }
        return (least ? x[b] < x[a] : x[b] > x[a]) ? b : a;
    }

    /** Adds each gradient at the place from which its logit came. */
    void chain(Shape s, float[] byWorst, float[] gradient) {
        Parallel.forEach(s.batch() * s.channels(), row -> {
            for (int at = row * s.voxels(); at < (row + 1) * s.voxels(); at++) {
                gradient[sources[at]] += byWorst[at];
            }
        });
    }
}
