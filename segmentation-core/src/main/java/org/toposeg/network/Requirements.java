package org.toposeg.network;

import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;

/** What an architecture may demand of a specification, each with one sentence for who does not meet it. */
final class Requirements {

    private Requirements() {}

    /** Three spatial axes. */
    static void volumes(NetworkSpec spec) {
        require(
                spec,
                spec.dimensions() == 3,
                "is for volumes; for 2D images plan with another --architecture, for volumes of few slices with"
                        + " --configuration 3d");
    }

    /** A second level, so that there is a coarser resolution than the image's. */
    static void coarserLevel(NetworkSpec spec) {
        require(
                spec,
                spec.levels() > 1,
                "needs at least two levels, got features " + spec.features() + "; use larger patches or unet");
    }

    /** No outputs at coarser levels. */
    static void oneOutput(NetworkSpec spec) {
        require(spec, !spec.deepSupervision(), "has one output; set deepSupervision to false in the plan");
    }

    private static void require(NetworkSpec spec, boolean condition, String otherwise) {
        if (!condition) {
            throw new NetworkException("The architecture " + spec.architecture() + " " + otherwise);
        }
    }
}
