package org.toposeg.quality;

import java.util.Map;

/**
 * What a network's probabilities say of its result, without keeping all of them.
 *
 * @param probability of the label that each voxel was given, in the label map's order
 * @param expectedVoxels by label, the sum of its probability over all voxels
 * @param calibrated whether the probabilities were corrected to mean what they say; sums over the whole image are worth
 *     nothing otherwise
 */
public record Confidence(float[] probability, Map<Integer, Double> expectedVoxels, boolean calibrated) {}
