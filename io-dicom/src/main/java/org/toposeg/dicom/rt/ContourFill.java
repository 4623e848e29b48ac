package org.toposeg.dicom.rt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * Fills the polygons of one structure, slice by slice, at voxel centres. Contours in one plane are joined, as plastimatch
 * and others do, so that one that is given twice or overlaps another adds nothing twice; one that lies wholly within
 * another cuts a hole into it, one within a hole fills it again. Those of type CLOSEDPLANAR_XOR toggle what they cover
 * (PS3.3, C.8.8.6.3).
 */
final class ContourFill {

    /** Contours whose planes are closer than this part of a slice lie in one plane. */
    private static final double SAME_PLANE = 0.02;

    private final Grid grid;
    private final Map<Integer, List<Outline>> bySlice = new TreeMap<>();

    ContourFill(Grid grid) {
        this.grid = grid;
    }

    /** Where a contour lies. */
    enum Place {
        ON_SLICE,
        BETWEEN_SLICES,
        OFF_SLICES,
        BESIDE_IMAGE
    }

    /** Takes a polygon in voxel coordinates where it lies in the image, and says where it lies. */
    Place add(Vec3[] points, boolean toggles) {
        double z = Arrays.stream(points).mapToDouble(Vec3::z).average().orElse(-1);
        int slice = (int) Math.round(z);
        boolean flat = Arrays.stream(points).allMatch(point -> Math.abs(point.z() - slice) <= 0.5);
        if (!flat || slice < 0 || slice >= grid.size().z()) {
            return Place.OFF_SLICES;
        }
        Outline outline = new Outline(points, z, toggles);
        if (outline.isBeside(grid.size())) {
            return Place.BESIDE_IMAGE;
        }
        bySlice.computeIfAbsent(slice, k -> new ArrayList<>()).add(outline);
        return Math.abs(z - slice) > 0.1 ? Place.BETWEEN_SLICES : Place.ON_SLICE;
    }

    /** How many slices without contours lie between slices with contours that are all equally far apart; 0 if none. */
    int regularGap() {
        int[] slices = bySlice.keySet().stream().mapToInt(Integer::intValue).toArray();
        if (slices.length < 2) {
            return 0;
        }
        int smallest = Integer.MAX_VALUE;
        for (int i = 1; i < slices.length; i++) {
            smallest = Math.min(smallest, slices[i] - slices[i - 1]);
        }
        return smallest - 1;
    }

    /** The voxels inside, by their index in the volume. */
    BitSet voxels() {
        BitSet all = new BitSet(grid.size().voxels());
        bySlice.forEach((slice, outlines) -> {
            outlines.sort(Comparator.comparingDouble(Outline::z));
            List<Outline> plane = new ArrayList<>();
            for (Outline outline : outlines) {
                if (!plane.isEmpty() && outline.z() - plane.getLast().z() > SAME_PLANE) {
                    all.or(inPlane(slice, plane));
                    plane.clear();
                }
                plane.add(outline);
            }
            all.or(inPlane(slice, plane));
        });
        return all;
    }

    private BitSet inPlane(int slice, List<Outline> plane) {
        List<Outline> distinct = new ArrayList<>();
        for (Outline outline : plane) {
            if (outline.toggles() || distinct.stream().noneMatch(outline::isSame)) {
                distinct.add(outline);
            }
        }
        distinct.sort(Comparator.comparingDouble(Outline::area).reversed());
        BitSet result = new BitSet();
        for (Outline outline : distinct) {
            if (!outline.toggles()) {
                long around = distinct.stream()
                        .filter(other -> other != outline && !other.toggles() && outline.isWithin(other))
                        .count();
                if (around % 2 == 0) {
                    result.or(fill(outline, slice));
                } else {
                    result.andNot(fill(outline, slice));
                }
            }
        }
        distinct.stream().filter(Outline::toggles).forEach(outline -> result.xor(fill(outline, slice)));
        return result;
    }

    private BitSet fill(Outline outline, int slice) {
        BitSet inside = new BitSet();
        Size size = grid.size();
        for (int j = 0; j < size.y(); j++) {
            double[] crossings = outline.crossings(j);
            for (int c = 0; c + 1 < crossings.length; c += 2) {
                int from = Math.max(0, (int) Math.ceil(crossings[c]));
                int to = Math.min(size.x() - 1, (int) Math.ceil(crossings[c + 1]) - 1);
                if (from <= to) {
                    int start = size.index(0, j, slice);
                    inside.set(start + from, start + to + 1);
                }
            }
        }
        return inside;
    }

    /** Writes the label into the first map whose voxels are free, adding one if need be, and says which. */
    static int into(List<LabelMap> maps, int label, BitSet voxels, Grid grid) {
        int map = 0;
        while (map < maps.size() && !isFree(maps.get(map), voxels)) {
            map++;
        }
        if (map == maps.size()) {
            maps.add(LabelMap.zeros(grid));
        }
        short[] data = maps.get(map).data();
        voxels.stream().forEach(v -> data[v] = (short) label);
        return map;
    }

    private static boolean isFree(LabelMap map, BitSet voxels) {
        return voxels.stream().allMatch(v -> map.data()[v] == 0);
    }
}
