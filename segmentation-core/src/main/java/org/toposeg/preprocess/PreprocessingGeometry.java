package org.toposeg.preprocess;

import java.util.Arrays;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;

/**
 * Where a prepared image came from, and the exact way back.
 *
 * @param input the input's own grid
 * @param orientation from the input's axes to the canonical ones
 * @param cropStart first voxel of the crop on the canonical axes (x, y, z)
 * @param cropped grid of the crop at the input's spacing
 * @param network grid of the prepared image
 */
public record PreprocessingGeometry(Grid input, Orientation orientation, int[] cropStart, Grid cropped, Grid network) {

    /** Whether the prepared grid differs from the crop, so that values must be interpolated. */
    public boolean isResampled() {
        return !cropped.size().equals(network.size());
    }

    /**
     * One channel from the network's grid to the input's grid, linear (nearest along much coarser axes).
     *
     * @param values on {@link #network()}
     * @param outside what the voxels that were cropped away get
     */
    public float[] restore(float[] values, float outside) {
        Interpolation[] axes = Interpolation.LINEAR.perAxis(network.spacing(), cropped.spacing());
        float[] back = Resampler.resample(values, network.size(), cropped.size(), axes);
        Size canonical = orientation.apply(input.size());
        return orientation.undo(pasted(back, canonical, outside), input.size());
    }

    private float[] pasted(float[] part, Size whole, float outside) {
        Size size = cropped.size();
        if (size.equals(whole)) {
            return part;
        }
        float[] out = new float[whole.voxels()];
        Arrays.fill(out, outside);
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                int to = whole.index(cropStart[0], cropStart[1] + j, cropStart[2] + k);
                System.arraycopy(part, size.index(0, j, k), out, to, size.x());
            }
        }
        return out;
    }
}
