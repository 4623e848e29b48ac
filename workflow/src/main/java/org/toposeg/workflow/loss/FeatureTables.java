package org.toposeg.workflow.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.matching.BettiMatchingResult;
import org.toposeg.topology.matching.DimensionMatching;
import org.toposeg.topology.matching.LevelMatching;
import org.toposeg.volume.Size;

/** Features of a matching as JSON: values and voxels (z, y, x); a death that never comes is null. */
public final class FeatureTables {
    private final Size size;

    private FeatureTables(Size size) {
        this.size = size;
    }

    public static List<Map<String, Object>> of(BettiMatchingResult result, Size size) {
        FeatureTables tables = new FeatureTables(size);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (LevelMatching level : result.levels()) {
            for (DimensionMatching d : level.dimensions()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("filtration", level.filtration().name().toLowerCase(Locale.ROOT));
                row.put("dimension", d.dimension());
                row.put(
                        "matched",
                        d.matched().stream()
                                .map(pair -> Map.of(
                                        "prediction",
                                        tables.row(pair.prediction()),
                                        "target",
                                        tables.row(pair.target())))
                                .toList());
                row.put(
                        "unmatchedPrediction",
                        d.unmatchedPrediction().stream().map(tables::row).toList());
                row.put(
                        "unmatchedTarget",
                        d.unmatchedTarget().stream().map(tables::row).toList());
                rows.add(row);
            }
        }
        return rows;
    }

    private Map<String, Object> row(Feature feature) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("birth", feature.birth());
        row.put("death", feature.isEssential() ? null : feature.death());
        row.put("birthVoxel", voxel(feature.birthVoxel()));
        row.put("deathVoxel", feature.isEssential() ? null : voxel(feature.deathVoxel()));
        return row;
    }

    private List<Integer> voxel(int index) {
        return List.of(index / size.x() / size.y(), index / size.x() % size.y(), index % size.x());
    }
}
