package org.toposeg.dicom.rt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Fills the polygons of one structure, slice by slice, by the even-odd rule at voxel centres. */
final class ContourFill {

    private final Grid grid;
    private final Map<Integer, List<Vec3[]>> bySlice = new TreeMap<>();

    ContourFill(Grid grid) {
        this.grid = grid;
    }

    /** Takes a polygon in voxel coordinates; false when it lies on no slice of the grid. */
    boolean add(Vec3[] polygon) {
        double z = Arrays.stream(polygon).mapToDouble(Vec3::z).average().orElse(-1);
        int slice = (int) Math.round(z);
        boolean flat = Arrays.stream(polygon).allMatch(point -> Math.abs(point.z() - slice) <= 0.5);
        if (!flat || slice < 0 || slice >= grid.size().z()) {
            return false;
        }
        bySlice.computeIfAbsent(slice, k -> new ArrayList<>()).add(polygon);
        return true;
    }

    /** Writes the label into the first map whose voxels are free, adding one if need be, and says which. */
    int into(List<LabelMap> maps, int label) {
        List<int[]> runs = runs();
        int map = 0;
        while (map < maps.size() && !isFree(maps.get(map), runs)) {
            map++;
        }
        if (map == maps.size()) {
            maps.add(LabelMap.zeros(grid));
        }
        for (int[] run : runs) {
            Arrays.fill(maps.get(map).data(), run[0], run[1], (short) label);
        }
        return map;
    }

    private static boolean isFree(LabelMap map, List<int[]> runs) {
        for (int[] run : runs) {
            for (int v = run[0]; v < run[1]; v++) {
                if (map.data()[v] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<int[]> runs() {
        List<int[]> runs = new ArrayList<>();
        Size size = grid.size();
        bySlice.forEach((slice, polygons) -> {
            for (int j = 0; j < size.y(); j++) {
                double[] crossings = crossings(polygons, j);
                for (int c = 0; c + 1 < crossings.length; c += 2) {
                    int from = Math.max(0, (int) Math.ceil(crossings[c]));
                    int to = Math.min(size.x() - 1, (int) Math.ceil(crossings[c + 1]) - 1);
                    if (from <= to) {
                        int start = size.index(0, j, slice);
                        runs.add(new int[] {start + from, start + to + 1});
                    }
                }
            }
        });
        return runs;
    }

    /** Where the polygons' edges cross the line through the centres of a row, ascending. */
    private static double[] crossings(List<Vec3[]> polygons, int row) {
        List<Double> found = new ArrayList<>();
        for (Vec3[] polygon : polygons) {
            Vec3 last = polygon[polygon.length - 1];
            for (Vec3 point : polygon) {
                if (last.y() <= row != point.y() <= row) {
                    found.add(last.x() + (row - last.y()) / (point.y() - last.y()) * (point.x() - last.x()));
                }
                last = point;
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
