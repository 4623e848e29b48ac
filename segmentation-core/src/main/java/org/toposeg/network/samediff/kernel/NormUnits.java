package org.toposeg.network.samediff.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.graph.Norm;

/**
 * Which planes (one channel of one sample, counted through the samples) share a mean and a variance: the i-th plane of a
 * unit u is {@code u · unitStep + i · planeStep}.
 *
 * @param count of units
 * @param planes of one unit
 */
public record NormUnits(int count, int planes, int unitStep, int planeStep) {

    public static NormUnits of(Norm norm, INDArray x) {
        int samples = Floats.size(x, 0);
        int channels = Floats.size(x, 1);
        if (norm.isBatch()) {
            return new NormUnits(channels, samples, 1, channels);
        }
        int groups = norm.groups(channels);
        return new NormUnits(samples * groups, channels / groups, channels / groups, 1);
    }

    int plane(int unit, int i) {
        return unit * unitStep + i * planeStep;
    }
}
