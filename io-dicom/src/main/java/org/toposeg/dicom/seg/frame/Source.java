package org.toposeg.dicom.seg.frame;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.dicom.frame.SourceFrame;
import org.toposeg.dicom.frame.Stack;
import org.toposeg.volume.Grid;

/**
 * What is known of the image that a segmentation belongs to.
 *
 * @param grid of the image, or null
 * @param slices for the SOP instance UID and the frame (from 1), as {@code UID/frame}, which slice of the grid it is
 */
public record Source(Grid grid, Map<String, Integer> slices) {

    public static final Source NONE = new Source(null, Map.of());

    /** Only the voxels are known. */
    public static Source of(Grid grid) {
        return new Source(grid, Map.of());
    }

    public static Source of(Stack stack) {
        Map<String, Integer> slices = new HashMap<>();
        for (List<SourceFrame> time : stack.times()) {
            for (int k = 0; k < time.size(); k++) {
                SourceFrame frame = time.get(k);
                slices.put(key(frame.instance().sopInstance(), frame.frame() + 1), k);
            }
        }
        return new Source(stack.grid(), slices);
    }

    static String key(String instance, int frame) {
        return instance + "/" + frame;
    }

    /** Whether it is known which image each slice is. */
    boolean namesSlices() {
        return !slices.isEmpty();
    }
}
