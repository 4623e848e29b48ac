package org.toposeg.network;

import java.util.List;

/**
 * Everything that fixes a network's shape; part of the plan.
 *
 * @param architecture a name known to {@code Architectures}
 * @param dimensions 2 or 3 spatial axes
 * @param inputChannels channels of the image
 * @param outputChannels classes, background included
 * @param features channels of each resolution level, finest first
 * @param kernels kernel of each level, z first, one entry per spatial axis
 * @param strides stride by which each level is entered; the first is all ones
 * @param deepSupervision whether the coarser levels have outputs too
 */
public record NetworkSpec(
        String architecture,
        int dimensions,
        int inputChannels,
        int outputChannels,
        List<Integer> features,
        List<List<Integer>> kernels,
        List<List<Integer>> strides,
        boolean deepSupervision) {}
