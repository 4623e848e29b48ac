package org.toposeg.plan.rule;

import java.util.List;
import java.util.Map;

/**
 * One training case on canonical axes.
 *
 * @param size x, y, z of the whole image
 * @param nonzeroFraction share of the image left by the crop to nonzero
 * @param spacing x, y, z in mm
 * @param labelVoxels number of voxels of each label value
 * @param shapes topology and size of each label that occurs
 * @param foreground for each channel a sample of the intensities of labelled voxels
 */
record CaseFingerprint(
        String id,
        List<Integer> size,
        double nonzeroFraction,
        List<Double> spacing,
        Map<Integer, Long> labelVoxels,
        Map<Integer, StructureShape> shapes,
        float[][] foreground) {}
