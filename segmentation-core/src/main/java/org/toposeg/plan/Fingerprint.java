package org.toposeg.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.toposeg.plan.rule.Diameters;
import org.toposeg.quality.StructureRange;

/**
 * What a data set's training cases are like; held-out cases are not looked at. In the
 * plan's file the geometry stands without a name of its own.
 *
 * @param cases number of training cases
 * @param fold the held-out fold
 * @param geometry of their images
 * @param intensities of labelled voxels, per channel
 * @param classes frequency of each label
 * @param structures topology and size of each label, for findings without a reference; null in plans of earlier versions
 * @param thickness of each label; null in plans of earlier versions, and then left out of their file
 */
public record Fingerprint(
        int cases,
        int fold,
        @JsonUnwrapped Geometry geometry,
        List<Intensity> intensities,
        List<ClassFrequency> classes,
        List<StructureRange> structures,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Thickness> thickness) {

    /**
     * @param medianSize x, y, z in voxels
     * @param smallestSize per axis
     * @param largestSize per axis
     * @param medianSpacing x, y, z in mm
     * @param spacingRange smallest and largest spacing per axis
     * @param fineSpacing 10th percentile of the spacing per axis; null in plans of earlier versions
     * @param nonzeroFraction median share of the image left by the crop to nonzero
     */
    public record Geometry(
            List<Integer> medianSize,
            List<Integer> smallestSize,
            List<Integer> largestSize,
            List<Double> medianSpacing,
            List<List<Double>> spacingRange,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Double> fineSpacing,
            double nonzeroFraction) {}

    /** Pooled over the labelled voxels of all training cases, in the image's own units. */
    public record Intensity(
            String channel, double mean, double deviation, double percentile005, double median, double percentile995) {}

    /**
     * How thick a label is along its centre lines, over all its pieces in all training cases; see {@link Diameters}.
     *
     * @param median diameter in mm; in pictures without a scale, in pixels
     * @param percentile95 of the diameters
     */
    public record Thickness(int label, double median, double percentile95) {}

    /**
     * @param fraction share of all voxels
     * @param casesWith number of cases in which it occurs
     */
    public record ClassFrequency(int label, String name, double fraction, int casesWith) {}
}
