package org.toposeg.metric;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.toposeg.volume.IndexBounds;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/** Where each label of some maps lies, in one pass over each. */
final class LabelBoxes {

    private LabelBoxes() {}

    /** @param maps of one size */
    static Map<Integer, IndexBounds> of(List<LabelMap> maps) {
        Map<Integer, IndexBounds> boxes = new TreeMap<>();
        for (LabelMap map : maps) {
            IntStream.range(0, map.grid().size().z())
                    .parallel()
                    .mapToObj(k -> slice(map, k))
                    .toList()
                    .forEach(slice -> slice.forEach((label, box) ->
                            box.box().ifPresent(boxes.computeIfAbsent(label, absent -> new IndexBounds())::include)));
        }
        return boxes;
    }

    private static Map<Integer, IndexBounds> slice(LabelMap map, int k) {
        Map<Integer, IndexBounds> boxes = new TreeMap<>();
        for (int j = 0; j < map.grid().size().y(); j++) {
            row(map, j, k, boxes);
        }
        return boxes;
    }

    /** Looks up a box only where a run of one label ends. */
    private static void row(LabelMap map, int j, int k, Map<Integer, IndexBounds> boxes) {
        Size size = map.grid().size();
        int row = size.index(0, j, k);
        int start = 0;
        for (int i = 1; i <= size.x(); i++) {
            if (i == size.x() || map.data()[row + i] != map.data()[row + start]) {
                int label = map.label(row + start);
                if (label != 0) {
                    IndexBounds box = boxes.computeIfAbsent(label, absent -> new IndexBounds());
                    box.include(start, j, k);
                    box.include(i - 1, j, k);
                }
                start = i;
            }
        }
    }
}
