package org.toposeg.preprocess;

import java.util.List;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;

/** Voxels without a number have no place in statistics or a network; what they should be only the user knows. */
public final class FiniteVoxels {

    private FiniteVoxels() {}

    /** @throws InputException if a voxel is NaN or infinite, with their number and the place of the first */
    public static void require(List<Volume> channels) {
        for (int c = 0; c < channels.size(); c++) {
            require(channels.get(c), c);
        }
    }

    private static void require(Volume volume, int channel) {
        int first = -1;
        int count = 0;
        float[] data = volume.data();
        for (int v = 0; v < data.length; v++) {
            if (!Float.isFinite(data[v])) {
                first = first < 0 ? v : first;
                count++;
            }
        }
        if (count > 0) {
            Size size = volume.grid().size();
            throw new InputException(
                    "channel %d holds %d voxel(s) that are NaN or infinite, the first at x %d, y %d, z %d; "
                                    .formatted(
                                            channel,
                                            count,
                                            first % size.x(),
                                            first / size.x() % size.y(),
                                            first / (size.x() * size.y()))
                            + "give them a number, for example 0 outside of the body, and try again.");
        }
    }
}
