package org.toposeg.report.chart;

import java.util.Arrays;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;

/** The intensities of one slice as greys: all but the darkest and brightest hundredth are told apart. */
record SliceWindow(float[] values, float low, float high) {

    private static final double CUT = 0.01;
    private static final int WHITE = 255;

    static SliceWindow of(Volume image, int z) {
        Size size = image.grid().size();
        int plane = size.x() * size.y();
        float[] sorted = Arrays.copyOfRange(image.data(), z * plane, (z + 1) * plane);
        Arrays.sort(sorted);
        float low = sorted[(int) (CUT * (plane - 1))];
        float high = sorted[(int) ((1 - CUT) * (plane - 1))];
        return new SliceWindow(image.data(), low, high > low ? high : low + 1);
    }

    /** 0 to 255 for a voxel of the whole image. */
    int grey(int voxel) {
        double share = (values[voxel] - low) / (high - low);
        return (int) Math.round(WHITE * Math.clamp(share, 0.0, 1.0));
    }
}
