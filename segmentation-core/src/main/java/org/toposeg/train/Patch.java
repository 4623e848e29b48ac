package org.toposeg.train;

/**
 * One training sample.
 *
 * @param channels one patch-sized array for each channel
 * @param classes class index of each voxel
 */
record Patch(float[][] channels, byte[] classes) {}
