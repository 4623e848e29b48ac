package org.toposeg.plan.rule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.toposeg.plan.Fingerprint.Thickness;
import org.toposeg.quality.StructureRange;
import org.toposeg.quality.StructureRange.Range;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/**
 * Topology (foreground 26-connected, in a plane 8) and size of one label in one case.
 *
 * @param diameters along its centre lines, mm
 */
record StructureShape(BettiNumbers betti, double millilitres, float[] diameters) {

    private static final double MM3_PER_ML = 1000;

    /** Of every label that occurs. */
    static Map<Integer, StructureShape> of(LabelMap labels) {
        Map<Integer, StructureShape> shapes = new TreeMap<>();
        Size size = labels.grid().size();
        for (int label : labels.labels()) {
            byte[] mask = labels.mask(label);
            int voxels = 0;
            for (byte inside : mask) {
                voxels += inside;
            }
            shapes.put(
                    label,
                    new StructureShape(
                            BettiNumbers.of(mask, size, Connectivity.full(size)),
                            voxels * labels.grid().voxelVolume() / MM3_PER_ML,
                            Diameters.of(mask, size, labels.grid().spacing())));
        }
        return shapes;
    }

    /** Over the cases, for each label that occurs in one at least. */
    static List<StructureRange> ranges(Collection<Integer> labels, List<CaseFingerprint> cases) {
        return labels.stream()
                .filter(label -> cases.stream().anyMatch(c -> c.shapes().containsKey(label)))
                .sorted()
                .map(label -> range(label, cases))
                .toList();
    }

    /** Over the cases, for each label that has a centre line in one at least. */
    static List<Thickness> thickness(Collection<Integer> labels, List<CaseFingerprint> cases) {
        return labels.stream()
                .sorted()
                .map(label -> Diameters.summary(
                        label,
                        cases.stream()
                                .filter(c -> c.shapes().containsKey(label))
                                .map(c -> c.shapes().get(label).diameters)
                                .toList()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static StructureRange range(int label, List<CaseFingerprint> cases) {
        List<StructureShape> shapes = cases.stream()
                .filter(c -> c.shapes().containsKey(label))
                .map(c -> c.shapes().get(label))
                .toList();
        return new StructureRange(
                label,
                shapes.size(),
                cases.size() - shapes.size(),
                range(shapes, s -> s.betti.b0()),
                range(shapes, s -> s.betti.b1()),
                range(shapes, s -> s.betti.b2()),
                range(shapes, StructureShape::millilitres));
    }

    private static Range range(List<StructureShape> shapes, ToDoubleFunction<StructureShape> value) {
        return Range.of(shapes.stream().mapToDouble(value).sorted().toArray());
    }
}
