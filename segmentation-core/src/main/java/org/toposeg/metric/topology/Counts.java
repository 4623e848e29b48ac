package org.toposeg.metric.topology;

import java.util.function.Supplier;
import org.toposeg.metric.MaskPair;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.Size;

/** Betti numbers of both masks. */
record Counts(BettiNumbers prediction, BettiNumbers reference) {

    /** Which voxels of the foreground touch; the background takes the dual choice. */
    enum Neighbours {
        FULL,
        FACE
    }

    static final Option<Neighbours> CONNECTIVITY = Option.word(
            "connectivity",
            Neighbours.FULL,
            "of the foreground; full: voxels that share a face, edge or corner (26, in a plane 8), background 6 (4);"
                    + " face: only through faces (6, in a plane 4), background 26 (8)");

    static Counts of(MaskPair pair, Options options) {
        Supplier<Counts> compute = () -> {
            Connectivity connectivity = connectivity(pair.size(), options);
            return new Counts(
                    BettiNumbers.of(pair.prediction(), pair.size(), connectivity),
                    BettiNumbers.of(pair.reference(), pair.size(), connectivity));
        };
        return pair.shared(Counts.class, options.get(CONNECTIVITY), compute);
    }

    static Connectivity connectivity(Size size, Options options) {
        return options.get(CONNECTIVITY) == Neighbours.FULL ? Connectivity.full(size) : Connectivity.cross(size);
    }

    /** As many numbers as the image has dimensions. */
    static int[] list(BettiNumbers numbers, MaskPair pair) {
        int[] list = new int[pair.dimensions()];
        for (int dimension = 0; dimension < list.length; dimension++) {
            list[dimension] = numbers.get(dimension);
        }
        return list;
    }
}
