package org.toposeg.calibrate;

import java.util.ArrayList;
import java.util.List;

/**
 * Bins of equal mass (Nixon et al., "Measuring Calibration in Deep Learning", 2019), formed when all probabilities have been
 * seen. They are kept in 65,536 fine cells, so memory does not grow with the number of voxels; a bin ends at a cell's
 * border, and a cell that alone holds more than a bin's share (the many zeros of background) is a bin of its own.
 */
final class AdaptiveBins {

    private static final int CELLS = 1 << 16;

    private final long[] counts = new long[CELLS];
    private final double[] probabilities = new double[CELLS];
    private final long[] events = new long[CELLS];

    void add(double probability, boolean event) {
        int cell = Math.clamp((int) (probability * CELLS), 0, CELLS - 1);
        counts[cell]++;
        probabilities[cell] += probability;
        events[cell] += event ? 1 : 0;
    }

    /**
     * @param number wanted
     * @param threshold cells of smaller probabilities are left out
     */
    List<ReliabilityBins.Bin> bins(int number, double threshold) {
        int first = (int) Math.ceil(threshold * CELLS);
        long total = 0;
        for (int c = first; c < CELLS; c++) {
            total += counts[c];
        }
        List<ReliabilityBins.Bin> bins = new ArrayList<>();
        double share = (double) total / number;
        long passed = 0;
        int from = first;
        long inside = 0;
        for (int c = first; c < CELLS; c++) {
            inside += counts[c];
            passed += counts[c];
            boolean full = passed >= share * (bins.size() + 1) - 1e-9;
            if (inside > 0 && (full || c == CELLS - 1)) {
                bins.add(bin(from, c + 1));
                from = c + 1;
                inside = 0;
            }
        }
        return bins;
    }

    private ReliabilityBins.Bin bin(int from, int to) {
        long count = 0;
        double sum = 0;
        long came = 0;
        for (int c = from; c < to; c++) {
            count += counts[c];
            sum += probabilities[c];
            came += events[c];
        }
        return new ReliabilityBins.Bin(
                (double) from / CELLS, (double) to / CELLS, count, sum / count, came / (double) count);
    }
}
