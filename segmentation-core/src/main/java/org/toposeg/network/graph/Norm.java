package org.toposeg.network.graph;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Over what values a normalisation takes mean and variance; in a plan {@code instance}, {@code group}, {@code group:N} or
 * {@code batch}. Each has a learned scale and shift for every channel.
 *
 * @param kind over what
 * @param atMost of {@code GROUP}, the greatest number of groups; see {@link #groups}
 */
public record Norm(Kind kind, int atMost) {

    /** Over what values. */
    public enum Kind {
        /** Each channel of each sample over space. Source: Ulyanov et al., Instance Normalization, 2016. */
        INSTANCE,
        /** Each group of channels of each sample over space. Source: Wu and He, Group Normalization, 2018. */
        GROUP,
        /**
         * Each channel over all samples of a batch and space; running mean and variance in their place where the network
         * is not trained. Source: Ioffe and Szegedy, Batch Normalization, 2015.
         */
        BATCH
    }

    public static final Norm INSTANCE = new Norm(Kind.INSTANCE, 0);
    public static final Norm BATCH = new Norm(Kind.BATCH, 0);

    /** The share by which a step moves the running mean and variance, as PyTorch's default. */
    public static final double MOMENTUM = 0.1;

    /** Eight: features start at 8 to 32 here, which the 32 groups of Wu and He would cut to single channels. */
    private static final int DEFAULT_GROUPS = 8;

    private static final Pattern TEXT = Pattern.compile("(instance|batch|group)(?::([1-9]\\d{0,3}))?");

    public Norm {
        if ((kind == Kind.GROUP) != (atMost > 0)) {
            throw new NetworkException("A number of groups belongs to a group norm, not " + atMost + " to " + kind);
        }
    }

    /**
     * Reads what a plan says.
     *
     * @throws NetworkException if it is none of the known ones, which the message lists
     */
    @JsonCreator
    public static Norm parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || matcher.group(2) != null && !matcher.group(1).equals("group")) {
            throw new NetworkException(
                    "Unknown norm \"" + text + "\"; known: instance, group, group:N (N groups at most), batch");
        }
        return switch (matcher.group(1)) {
            case "instance" -> INSTANCE;
            case "batch" -> BATCH;
            default ->
                new Norm(Kind.GROUP, matcher.group(2) == null ? DEFAULT_GROUPS : Integer.parseInt(matcher.group(2)));
        };
    }

    /** As in a plan. */
    @JsonValue
    @Override
    public String toString() {
        return switch (kind) {
            case INSTANCE -> "instance";
            case BATCH -> "batch";
            case GROUP -> atMost == DEFAULT_GROUPS ? "group" : "group:" + atMost;
        };
    }

    /** Whether mean and variance are of the whole batch, so that running ones belong to the weights. */
    public boolean isBatch() {
        return kind == Kind.BATCH;
    }

    /**
     * Into how many groups of equal size the channels of a sample fall: for a group norm the greatest divisor of the
     * channels that is not above {@link #atMost}, for an instance norm one for each channel.
     */
    public int groups(int channels) {
        int groups = kind == Kind.GROUP ? Math.min(atMost, channels) : channels;
        while (channels % groups != 0) {
            groups--;
        }
        return groups;
    }

    /**
     * A batch norm in training divides by one less than the number of values.
     *
     * @throws NetworkException if a channel has only one
     */
    public static void requireSeveral(long values) {
        if (values < 2) {
            throw new NetworkException("A batch norm needs more than one value of each channel: raise the batch or the"
                    + " patch, or take group or instance norm");
        }
    }

    /** Tells Jackson what to leave out: plans made before there was a choice have no such field. */
    static final class Usual {

        @Override
        public boolean equals(Object norm) {
            return INSTANCE.equals(norm);
        }

        @Override
        public int hashCode() {
            return INSTANCE.hashCode();
        }
    }
}
