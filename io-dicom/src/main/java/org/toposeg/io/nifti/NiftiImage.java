package org.toposeg.io.nifti;

import java.util.List;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Volume;

/**
 * A NIfTI file's content.
 *
 * @param volumes real values (scaled by the header's slope and intercept): one volume for each point of dimensions 4 to
 *     7, and for a colour image each of those as red, green, blue (and alpha)
 * @param warnings what was assumed, a sentence each
 */
public record NiftiImage(NiftiHeader header, List<Volume> volumes, List<String> warnings) {

    public Grid grid() {
        return volumes.getFirst().grid();
    }
}
