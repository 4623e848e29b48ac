package org.toposeg.metric.topology;

import java.util.function.Supplier;
import org.toposeg.metric.MaskPair;
import org.toposeg.metric.MetricOption;
import org.toposeg.metric.MetricOptions;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.Size;

/** Betti numbers of both masks. */
record Counts(BettiNumbers prediction, BettiNumbers reference) {

    static final MetricOption CONNECTIVITY = MetricOption.choice(
            "connectivity",
            "of the foreground; full: voxels that share a face, edge or corner (26, in a plane 8), background 6 (4); face:"
                    + " only through faces (6, in a plane 4), background 26 (8)",
            "full",
            "face");

    static Counts of(MaskPair pair, MetricOptions options) {
        Supplier<Counts> compute = () -> {
            Connectivity connectivity = connectivity(pair.size(), options);
            return new Counts(
                    BettiNumbers.of(pair.prediction(), pair.size(), connectivity),
                    BettiNumbers.of(pair.reference(), pair.size(), connectivity));
        };
        return pair.shared(Counts.class, options.text(CONNECTIVITY), compute);
    }

    static Connectivity connectivity(Size size, MetricOptions options) {
        return options.text(CONNECTIVITY).equals("full") ? Connectivity.full(size) : Connectivity.cross(size);
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
