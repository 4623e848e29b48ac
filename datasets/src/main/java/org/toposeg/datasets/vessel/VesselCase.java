package org.toposeg.datasets.vessel;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * Generated vessels.
 *
 * @param image like a time-of-flight angiogram
 * @param label 1 where a voxel is vessel by half at least, and along the centre line
 * @param centreline 1 on a line one voxel wide within the label
 * @param graph what both were drawn from
 */
public record VesselCase(Volume image, LabelMap label, LabelMap centreline, VesselGraph graph) {

    /** Label to name, background included, in their order. */
    public static final Map<Integer, String> LABELS =
            Collections.unmodifiableMap(new TreeMap<>(Map.of(0, "background", 1, "Vessel")));

    /** Betti numbers of the label as it is, foreground 26-connected, in a plane 8-connected. */
    public BettiNumbers labelBetti() {
        return BettiNumbers.of(
                label.mask(1),
                label.grid().size(),
                Connectivity.full(label.grid().size()));
    }
}
