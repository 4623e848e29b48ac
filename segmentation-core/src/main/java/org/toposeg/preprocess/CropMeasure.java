package org.toposeg.preprocess;

import java.util.List;
import org.toposeg.volume.IndexBounds;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;

/** How much of an image the crop to nonzero would leave. */
public final class CropMeasure {

    private CropMeasure() {}

    /** Voxels of the nonzero box divided by all voxels. */
    public static double nonzeroFraction(List<Volume> channels) {
        Size size = channels.getFirst().grid().size();
        return nonzero(channels.stream().map(Volume::data).toList(), size)
                        .size()
                        .voxels()
                / (double) size.voxels();
    }

    /** The smallest box that holds every voxel that is not zero in some channel; the whole image when all are zero. */
    static IndexBox nonzero(List<float[]> channels, Size size) {
        IndexBounds bounds = new IndexBounds();
        for (float[] data : channels) {
            bounds.include(size, v -> data[v] != 0);
        }
        return bounds.box().orElse(IndexBox.whole(size));
    }
}
