package org.toposeg.quality;

import java.util.Comparator;
import java.util.List;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;
import org.toposeg.topology.component.Cavities;
import org.toposeg.topology.component.Component;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;

/** Unlabelled places that a structure encloses, more than training labels had. */
final class Holes implements Detector {

    /** Smaller ones are noise along a boundary. */
    private static final int NOTABLE = 10;

    @Override
    public List<Finding> find(LabelRegion structure) {
        if (structure.isEmpty()) {
            return List.of();
        }
        Connectivity foreground = Connectivity.full(structure.size());
        boolean planar = structure.grid().size().isPlanar();
        int usual = structure
                .range()
                .map(range -> (int) (planar ? range.loops() : range.cavities()).greatest())
                .orElse(0);
        int[] labels = Components.ofBackground(structure.mask(), structure.size(), foreground.dual())
                .labels();
        return Cavities.of(structure.mask(), structure.size(), foreground).stream()
                .filter(hole -> structure.labels().label(structure.wholeIndex(hole.first())) == 0)
                .sorted(Comparator.comparingInt(Component::voxels).reversed())
                .skip(usual)
                .limit(MAX)
                .map(hole -> structure.finding(
                        Kind.HOLE,
                        hole.voxels() >= NOTABLE ? Severity.MEDIUM : Severity.LOW,
                        structure.anchor(hole, labels),
                        "%s encloses an unlabelled place of %s (%s ml)."
                                .formatted(
                                        structure.name(),
                                        LabelRegion.voxels(hole.voxels()),
                                        LabelRegion.number(structure.millilitres(hole.voxels())))))
                .toList();
    }
}
