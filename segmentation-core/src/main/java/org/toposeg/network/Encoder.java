package org.toposeg.network;

/** The way down of a U-Net. */
interface Encoder {

    /** One level: from the level above, or the image, to this level's features. */
    <T> T encode(Graph<T> graph, NetworkSpec spec, int level, T x);

    /** What the scale of a norm of this name starts at. */
    default double initialScale(String norm) {
        return 1;
    }
}
