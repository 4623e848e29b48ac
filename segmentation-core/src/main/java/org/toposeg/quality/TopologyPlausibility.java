package org.toposeg.quality;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Connectivity;

/** Betti numbers and size against what the structure was like in training. */
final class TopologyPlausibility implements Detector {

    /** Patients differ more than a training set shows: volumes may be so much beyond its extremes. */
    private static final double MARGIN = 1.5;

    @Override
    public List<Finding> find(LabelRegion structure) {
        return structure.range().map(range -> find(structure, range)).orElse(List.of());
    }

    private static List<Finding> find(LabelRegion structure, StructureRange range) {
        if (structure.isEmpty()) {
            return range.absent() > 0
                    ? List.of()
                    : List.of(structure.finding(
                            Kind.IMPLAUSIBLE_SIZE,
                            Severity.HIGH,
                            0,
                            "%s is missing; every training case had it.".formatted(structure.name())));
        }
        int centre = structure.centre();
        BettiNumbers betti = BettiNumbers.of(structure.mask(), structure.size(), Connectivity.full(structure.size()));
        List<Finding> findings = new ArrayList<>();
        compare(structure, centre, "piece", "pieces", betti.b0(), range.pieces(), findings);
        compare(structure, centre, "loop", "loops", betti.b1(), range.loops(), findings);
        compare(structure, centre, "cavity", "cavities", betti.b2(), range.cavities(), findings);
        double ml = structure.millilitres(structure.voxels());
        StructureRange.Range usual = range.volumeMl();
        if (ml > MARGIN * usual.greatest() || ml < usual.least() / MARGIN) {
            findings.add(structure.finding(
                    Kind.IMPLAUSIBLE_SIZE,
                    Severity.HIGH,
                    centre,
                    "%s has %s ml; in training it had %s to %s ml."
                            .formatted(
                                    structure.name(),
                                    LabelRegion.number(ml),
                                    LabelRegion.number(usual.least()),
                                    LabelRegion.number(usual.greatest()))));
        }
        return findings;
    }

    private static void compare(
            LabelRegion structure,
            int centre,
            String one,
            String several,
            int found,
            StructureRange.Range usual,
            List<Finding> findings) {
        if (found >= usual.least() && found <= usual.greatest()) {
            return;
        }
        boolean far = found > 2 * usual.greatest() + 2;
        findings.add(structure.finding(
                Kind.IMPLAUSIBLE_TOPOLOGY,
                far ? Severity.HIGH : Severity.MEDIUM,
                centre,
                "%s has %d %s; in training it had %s."
                        .formatted(structure.name(), found, found == 1 ? one : several, text(usual))));
    }

    private static String text(StructureRange.Range usual) {
        String least = LabelRegion.number(usual.least());
        return usual.least() == usual.greatest() ? least : least + " to " + LabelRegion.number(usual.greatest());
    }
}
