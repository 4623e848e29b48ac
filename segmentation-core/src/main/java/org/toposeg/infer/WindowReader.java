package org.toposeg.infer;

import java.util.List;
import org.toposeg.volume.Size;

/** Cuts windows from a volume that is padded with zeros on both sides to at least the window's size. */
final class WindowReader {

    private final float[][] channels;
    private final Size size;
    private final int[] patch;
    private final int[] padded;
    private final int[] before;

    WindowReader(float[][] channels, Size size, int[] patch) {
        this.channels = channels;
        this.size = size;
        this.patch = patch;
        int[] own = {size.z(), size.y(), size.x()};
        this.padded = new int[3];
        this.before = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            padded[axis] = Math.max(own[axis], patch[axis]);
            before[axis] = (padded[axis] - own[axis]) / 2;
        }
    }

    /** Size after padding, z first. */
    int[] padded() {
        return padded;
    }

    /** Padding before the first voxel, z first. */
    int[] before() {
        return before;
    }

    /** N×C×patch for windows at (z, y, x) of the padded volume. */
    float[] read(int z, List<int[]> windows) {
        int voxels = patch[0] * patch[1] * patch[2];
        float[] out = new float[windows.size() * channels.length * voxels];
        for (int n = 0; n < windows.size(); n++) {
            for (int c = 0; c < channels.length; c++) {
                int[] at = windows.get(n);
                copy(channels[c], out, (n * channels.length + c) * voxels, z, at[0], at[1]);
            }
        }
        return out;
    }

    private void copy(float[] data, float[] out, int offset, int z, int y, int x) {
        int first = Math.max(0, before[2] - x);
        int last = Math.min(patch[2], size.x() + before[2] - x);
        for (int k = 0; k < patch[0]; k++) {
            int sz = z + k - before[0];
            for (int j = 0; j < patch[1]; j++) {
                int sy = y + j - before[1];
                if (sz >= 0 && sz < size.z() && sy >= 0 && sy < size.y() && first < last) {
                    int from = size.index(x + first - before[2], sy, sz);
                    int to = offset + (k * patch[1] + j) * patch[2] + first;
                    System.arraycopy(data, from, out, to, last - first);
                }
            }
        }
    }
}
