package org.toposeg.preprocess;

import java.util.List;
import org.toposeg.volume.Size;

/** The smallest box that holds every voxel that is not zero in some channel; the whole image when all are zero. */
record NonzeroBox(int[] start, Size size) {

    static NonzeroBox whole(Size size) {
        return new NonzeroBox(new int[3], size);
    }

    static NonzeroBox of(List<float[]> channels, Size size) {
        int[] low = {size.x(), size.y(), size.z()};
        int[] high = {-1, -1, -1};
        for (float[] data : channels) {
            for (int k = 0; k < size.z(); k++) {
                for (int j = 0; j < size.y(); j++) {
                    row(data, size.index(0, j, k), size.x(), j, k, low, high);
                }
            }
        }
        return high[0] < 0 ? whole(size) : between(low, high);
    }

    private static void row(float[] data, int base, int n, int j, int k, int[] low, int[] high) {
        int first = 0;
        while (first < n && data[base + first] == 0) {
            first++;
        }
        if (first == n) {
            return;
        }
        int last = n - 1;
        while (data[base + last] == 0) {
            last--;
        }
        int[] from = {first, j, k};
        int[] to = {last, j, k};
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Math.min(low[axis], from[axis]);
            high[axis] = Math.max(high[axis], to[axis]);
        }
    }

    private static NonzeroBox between(int[] low, int[] high) {
        return new NonzeroBox(low, new Size(high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1));
    }

    float[] cut(float[] data, Size whole) {
        if (size.equals(whole)) {
            return data.clone();
        }
        float[] out = new float[size.voxels()];
        eachRow(whole, (from, to) -> System.arraycopy(data, from, out, to, size.x()));
        return out;
    }

    short[] cut(short[] data, Size whole) {
        short[] out = new short[size.voxels()];
        eachRow(whole, (from, to) -> System.arraycopy(data, from, out, to, size.x()));
        return out;
    }

    private interface Row {
        void copy(int from, int to);
    }

    private void eachRow(Size whole, Row row) {
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                row.copy(whole.index(start[0], start[1] + j, start[2] + k), size.index(0, j, k));
            }
        }
    }
}
