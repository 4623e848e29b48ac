package org.toposeg.quality;

import java.util.Comparator;
import java.util.List;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;
import org.toposeg.topology.component.Component;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.Size;

/**
 * Regions inside a structure where its own probability is low. The voxels along its boundary are left out: there the
 * probability passes through one half wherever the boundary is.
 */
final class LowConfidence implements Detector {

    private static final double SURE = 0.7;
    private static final int NOTABLE = 8;
    private static final double LARGE = 0.05;

    @Override
    public List<Finding> find(LabelRegion structure) {
        if (structure.isEmpty() || structure.confidence() == null) {
            return List.of();
        }
        byte[] unsure = new byte[structure.mask().length];
        for (int v = 0; v < unsure.length; v++) {
            unsure[v] = (byte) (isInner(structure, v) && probability(structure, v) < SURE ? 1 : 0);
        }
        Components regions = Components.label(unsure, structure.size(), Connectivity.full(structure.size()));
        int[] labels = regions.labels();
        return regions.list().stream()
                .filter(region -> region.voxels() >= NOTABLE)
                .sorted(Comparator.comparingInt(Component::voxels).reversed())
                .limit(MAX)
                .map(region -> finding(structure, region, labels))
                .toList();
    }

    private static double probability(LabelRegion structure, int v) {
        return structure.confidence().probability()[structure.wholeIndex(v)];
    }

    private static boolean isInner(LabelRegion structure, int v) {
        Size size = structure.size();
        int[] extent = {size.x(), size.y(), size.z()};
        int[] at = {v % size.x(), v / size.x() % size.y(), v / size.x() / size.y()};
        int[] stride = {1, size.x(), size.x() * size.y()};
        boolean inner = structure.mask()[v] != 0;
        for (int axis = 0; axis < (structure.grid().size().isPlanar() ? 2 : 3); axis++) {
            inner = inner
                    && at[axis] > 0
                    && at[axis] < extent[axis] - 1
                    && structure.mask()[v - stride[axis]] != 0
                    && structure.mask()[v + stride[axis]] != 0;
        }
        return inner;
    }

    private static Finding finding(LabelRegion structure, Component region, int[] labels) {
        double sum = 0;
        for (int v = 0; v < labels.length; v++) {
            sum += labels[v] == region.label() ? probability(structure, v) : 0;
        }
        boolean large = region.voxels() > LARGE * structure.voxels();
        return structure.finding(
                Kind.LOW_CONFIDENCE,
                large ? Severity.HIGH : Severity.MEDIUM,
                structure.anchor(region, labels),
                "The model is unsure of %s inside %s (mean probability %s)."
                        .formatted(
                                LabelRegion.voxels(region.voxels()),
                                structure.name(),
                                LabelRegion.number(sum / region.voxels())));
    }
}
