package org.toposeg.topology.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Gathers size, bounding box and centroid of every component from its runs, given in order. */
final class ComponentMeasure {

    private final Size size;
    private final int[] voxels;
    private final int[] first;
    private final int[][] low;
    private final int[][] high;
    private final double[][] sum;

    ComponentMeasure(Size size, int count) {
        this.size = size;
        voxels = new int[count];
        first = new int[count];
        low = new int[3][count];
        high = new int[3][count];
        sum = new double[3][count];
        Arrays.fill(first, -1);
    }

    void add(int label, int row, int start, int end) {
        int c = label - 1;
        int length = end - start + 1;
        if (first[c] < 0) {
            first[c] = row * size.x() + start;
        }
        extend(0, c, start, end, length);
        extend(1, c, row % size.y(), row % size.y(), length);
        extend(2, c, row / size.y(), row / size.y(), length);
        voxels[c] += length;
    }

    private void extend(int axis, int c, int from, int to, int length) {
        low[axis][c] = voxels[c] == 0 ? from : Math.min(low[axis][c], from);
        high[axis][c] = voxels[c] == 0 ? to : Math.max(high[axis][c], to);
        sum[axis][c] += 0.5 * length * ((double) from + to);
    }

    List<Component> toList() {
        List<Component> all = new ArrayList<>(voxels.length);
        for (int c = 0; c < voxels.length; c++) {
            Vec3 centroid = new Vec3(sum[0][c], sum[1][c], sum[2][c]).times(1.0 / voxels[c]);
            all.add(new Component(c + 1, voxels[c], first[c], corner(low, c), corner(high, c), centroid));
        }
        return all;
    }

    private static Component.Corner corner(int[][] corners, int c) {
        return new Component.Corner(corners[0][c], corners[1][c], corners[2][c]);
    }
}
