package org.toposeg.preprocess;

import java.util.List;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;

/** How much of an image the crop to nonzero would leave. */
public final class CropMeasure {

    private CropMeasure() {}

    /** Voxels of the nonzero box divided by all voxels. */
    public static double nonzeroFraction(List<Volume> channels) {
        Size size = channels.getFirst().grid().size();
        NonzeroBox box = NonzeroBox.of(channels.stream().map(Volume::data).toList(), size);
        return box.size().voxels() / (double) size.voxels();
    }
}
