package org.toposeg.loss.cardinality;

import java.util.Arrays;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.base.Vectors;

/** Sums of overlaps of runs of voxels. Of use to one thread at a time. */
public final class SumRun {

    private final Cardinality cardinality;
    private final LossBatch batch;
    /** Common, |p|, |t|. */
    private final double[][] sums = new double[3][Vectors.QUARTER];

    private final float[] p;
    private final float[] t;

    /** @param batch of probabilities */
    public SumRun(Cardinality cardinality, LossBatch batch) {
        this.cardinality = cardinality;
        this.batch = batch;
        this.p = new float[batch.ignore() == null ? 0 : Vectors.RUN];
        this.t = new float[p.length];
    }

    public void add(int n, int c, int at, int count) {
        int first = batch.shape().offset(n, c) + at;
        if (batch.ignore() == null) {
            cardinality.add(batch.prediction(), batch.target(), first, count, sums);
            return;
        }
        for (int i = 0; i < count; i++) {
            boolean counts = !batch.isIgnored(n, at + i);
            p[i] = counts ? batch.prediction()[first + i] : 0;
            t[i] = counts ? batch.target()[first + i] : 0;
        }
        cardinality.add(p, t, 0, count, sums);
    }

    /** Adds what came together to {@code to} from {@code first} on, and begins anew. */
    public void total(double[] to, int first) {
        for (int k = 0; k < sums.length; k++) {
            for (double sum : sums[k]) {
                to[first + k] += sum;
            }
            Arrays.fill(sums[k], 0);
        }
    }
}
