package org.toposeg.plan;

import java.util.List;
import org.toposeg.quality.StructureRange;

/**
 * What a data set's training cases are like; held-out cases are not looked at.
 *
 * @param cases number of training cases
 * @param fold the held-out fold
 * @param medianSize x, y, z in voxels
 * @param smallestSize per axis
 * @param largestSize per axis
 * @param medianSpacing x, y, z in mm
 * @param spacingRange smallest and largest spacing per axis
 * @param nonzeroFraction median share of the image left by the crop to nonzero
 * @param intensities of labelled voxels, per channel
 * @param classes frequency of each label
 * @param structures topology and size of each label, for findings without a reference; null in plans of earlier versions
 */
public record Fingerprint(
        int cases,
        int fold,
        List<Integer> medianSize,
        List<Integer> smallestSize,
        List<Integer> largestSize,
        List<Double> medianSpacing,
        List<List<Double>> spacingRange,
        double nonzeroFraction,
        List<Intensity> intensities,
        List<ClassFrequency> classes,
        List<StructureRange> structures) {

    /** Pooled over the labelled voxels of all training cases, in the image's own units. */
    public record Intensity(
            String channel, double mean, double deviation, double percentile005, double median, double percentile995) {}

    /**
     * @param fraction share of all voxels
     * @param casesWith number of cases in which it occurs
     */
    public record ClassFrequency(int label, String name, double fraction, int casesWith) {}
}
