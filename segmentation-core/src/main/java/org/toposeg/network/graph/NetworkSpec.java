package org.toposeg.network.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.toposeg.network.Architectures;

/**
 * Everything that fixes a network's shape; part of the plan, where the pyramid stands without a name of its own.
 *
 * @param architecture a name known to {@link Architectures}
 * @param dimensions 2 or 3 spatial axes
 * @param inputChannels channels of the image
 * @param outputChannels classes, background included
 * @param pyramid its resolution levels
 * @param deepSupervision whether the coarser levels have outputs too
 * @param norm after convolutions; null is instance norm, which a plan's file does not name
 * @param dropout probability with which training drops a channel after a convolution, from 0 (which a plan's file does
 *     not name) to below 1
 */
public record NetworkSpec(
        String architecture,
        int dimensions,
        int inputChannels,
        int outputChannels,
        @JsonUnwrapped Pyramid pyramid,
        boolean deepSupervision,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Norm.Usual.class)
        Norm norm,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        double dropout) {

    /**
     * The resolution levels, finest first.
     *
     * @param features channels of each level
     * @param kernels kernel of each level, z first, one odd entry per spatial axis
     * @param strides stride by which each level is entered; the first is all ones
     */
    public record Pyramid(List<Integer> features, List<List<Integer>> kernels, List<List<Integer>> strides) {

        public Pyramid {
            features = List.copyOf(features);
            kernels = kernels.stream().map(List::copyOf).toList();
            strides = strides.stream().map(List::copyOf).toList();
        }

        private void requireFits(int dimensions) {
            require(!features.isEmpty(), "features must name at least one level");
            require(features.stream().allMatch(f -> f > 0), "features must all be at least 1, got " + features);
            requireLevels("kernels", kernels, features.size(), dimensions);
            requireLevels("strides", strides, features.size(), dimensions);
            require(
                    kernels.stream().flatMap(List::stream).allMatch(k -> k % 2 == 1),
                    "kernels must be odd, got " + kernels);
            require(
                    strides.getFirst().stream().allMatch(s -> s == 1),
                    "the first level's stride must be 1, got " + strides.getFirst());
        }
    }

    /** @throws NetworkException if the parts do not fit together */
    public NetworkSpec {
        require(dimensions == 2 || dimensions == 3, "dimensions must be 2 or 3, got " + dimensions);
        require(inputChannels > 0, "inputChannels must be at least 1, got " + inputChannels);
        require(outputChannels > 0, "outputChannels must be at least 1, got " + outputChannels);
        pyramid.requireFits(dimensions);
        require(dropout >= 0 && dropout < 1, "dropout must be from 0 to below 1, got " + dropout);
        norm = norm == null ? Norm.INSTANCE : norm;
    }

    /** With instance norm and without dropout and deep supervision. */
    public static NetworkSpec of(
            String architecture, int dimensions, int inputChannels, int outputChannels, Pyramid pyramid) {
        return new NetworkSpec(
                architecture, dimensions, inputChannels, outputChannels, pyramid, false, Norm.INSTANCE, 0);
    }

    /** The same network with another norm and dropout. */
    public NetworkSpec with(Norm otherNorm, double otherDropout) {
        return new NetworkSpec(
                architecture,
                dimensions,
                inputChannels,
                outputChannels,
                pyramid,
                deepSupervision,
                otherNorm,
                otherDropout);
    }

    /** The same network with outputs of the coarser levels or without. */
    public NetworkSpec withDeepSupervision(boolean supervised) {
        return new NetworkSpec(
                architecture, dimensions, inputChannels, outputChannels, pyramid, supervised, norm, dropout);
    }

    /** The same with other levels, for a part of a network. */
    public NetworkSpec withLevels(List<Integer> features, List<List<Integer>> kernels, List<List<Integer>> strides) {
        Pyramid other = new Pyramid(features, kernels, strides);
        return new NetworkSpec(
                architecture, dimensions, inputChannels, outputChannels, other, deepSupervision, norm, dropout);
    }

    /** The same network for images of more or fewer channels. */
    public NetworkSpec withInputChannels(int channels) {
        return new NetworkSpec(
                architecture, dimensions, channels, outputChannels, pyramid, deepSupervision, norm, dropout);
    }

    /** Channels of each resolution level, finest first. */
    public List<Integer> features() {
        return pyramid.features();
    }

    /** Kernel of each level, z first. */
    public List<List<Integer>> kernels() {
        return pyramid.kernels();
    }

    /** Stride by which each level is entered, z first. */
    public List<List<Integer>> strides() {
        return pyramid.strides();
    }

    /** Number of resolution levels. */
    public int levels() {
        return features().size();
    }

    /** Kernel of a level as an array, z first. */
    public int[] kernel(int level) {
        return array(kernels().get(level));
    }

    /** Stride by which a level is entered, as an array, z first. */
    public int[] stride(int level) {
        return array(strides().get(level));
    }

    /** By how much the input's sizes must be divisible, per spatial axis, z first. */
    public int[] divisor() {
        int[] product = stride(0);
        for (int level = 1; level < levels(); level++) {
            for (int axis = 0; axis < dimensions; axis++) {
                product[axis] *= strides().get(level).get(axis);
            }
        }
        return product;
    }

    private static int[] array(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void requireLevels(String what, List<List<Integer>> values, int levels, int axes) {
        require(
                values.size() == levels,
                what + " must have one entry for each of " + levels + " levels, got " + values);
        require(
                values.stream().allMatch(v -> v.size() == axes && v.stream().allMatch(x -> x > 0)),
                what + " must have " + axes + " positive entries at each level, got " + values);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new NetworkException("Network specification: " + message);
        }
    }
}
