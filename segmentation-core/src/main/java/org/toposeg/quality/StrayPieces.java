package org.toposeg.quality;

import java.util.Comparator;
import java.util.List;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;
import org.toposeg.topology.component.Component;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;

/** Pieces that lie apart, smaller than the as many largest that training labels had. */
final class StrayPieces implements Detector {

    /**
     * A piece of more than this share of the structure is no speck: it may be the rest of it. Unless training is known to
     * have had fewer pieces, it may also be as it should, such as one of several lesions.
     */
    private static final double LARGE = 0.05;

    private static final double SPECK = 0.005;

    @Override
    public List<Finding> find(LabelRegion structure) {
        if (structure.isEmpty()) {
            return List.of();
        }
        int usual =
                structure.range().map(range -> (int) range.pieces().greatest()).orElse(1);
        Components components =
                Components.label(structure.mask(), structure.size(), Connectivity.full(structure.size()));
        if (components.count() <= usual) {
            return List.of();
        }
        int[] labels = components.labels();
        return components.list().stream()
                .sorted(Comparator.comparingInt(Component::voxels).reversed())
                .skip(usual)
                .limit(MAX)
                .map(piece -> finding(structure, piece, labels))
                .toList();
    }

    private static Finding finding(LabelRegion structure, Component piece, int[] labels) {
        double share = (double) piece.voxels() / structure.voxels();
        boolean high = share > LARGE && structure.range().isPresent();
        Severity severity = high ? Severity.HIGH : share > SPECK ? Severity.MEDIUM : Severity.LOW;
        return structure.finding(
                Kind.STRAY_PIECE,
                severity,
                structure.anchor(piece, labels),
                "A piece of %s of %s (%s ml) lies apart from the rest."
                        .formatted(
                                structure.name(),
                                LabelRegion.voxels(piece.voxels()),
                                LabelRegion.number(structure.millilitres(piece.voxels()))));
    }
}
