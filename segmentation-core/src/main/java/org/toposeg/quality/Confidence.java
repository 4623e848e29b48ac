package org.toposeg.quality;

import java.util.Map;

/**
 * What a network's probabilities say of its result, without keeping all of them.
 *
 * @param probability of the label that each voxel was given, in the label map's order
 * @param expectedVoxels by label, the sum of its probability over all voxels
 */
public record Confidence(float[] probability, Map<Integer, Double> expectedVoxels) {}
