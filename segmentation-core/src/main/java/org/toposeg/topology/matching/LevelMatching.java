package org.toposeg.topology.matching;

import java.util.List;
import org.toposeg.topology.barcode.Filtration;

/** The matching of one filtration, dimension by dimension. */
public record LevelMatching(Filtration filtration, List<DimensionMatching> dimensions) {
    public LevelMatching {
        dimensions = List.copyOf(dimensions);
    }
}
