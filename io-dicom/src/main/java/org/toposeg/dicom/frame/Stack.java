package org.toposeg.dicom.frame;

import java.util.List;
import org.toposeg.volume.Grid;

/**
 * Frames that fill one grid, once for each point in time.
 *
 * @param grid where the voxels lie, LPS mm
 * @param times for each volume its frames in the order of the grid's z
 * @param placed whether the files say where the grid lies in the patient
 * @param label what tells this stack from the others of its series; empty where it is the only one
 */
public record Stack(Grid grid, List<List<SourceFrame>> times, boolean placed, String label) {

    /** The frames of the first volume. */
    public List<SourceFrame> slices() {
        return times.getFirst();
    }

    Stack labelled(String newLabel) {
        return new Stack(grid, times, placed, newLabel);
    }
}
