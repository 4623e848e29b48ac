package org.toposeg.web.surface;

import java.util.Optional;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/** The voxels of one label in their bounding box, with one voxel of outside all around. */
final class LabelBox {

    private final IndexBox box;
    private final int[] size;
    private final boolean[] inside;

    private LabelBox(LabelMap map, int label, IndexBox found) {
        // Beyond the map's border, too: there is outside.
        Size framed = new Size(
                found.size().x() + 2, found.size().y() + 2, found.size().z() + 2);
        this.box = new IndexBox(found.x() - 1, found.y() - 1, found.z() - 1, framed);
        this.size = new int[] {framed.x(), framed.y(), framed.z()};
        this.inside = new boolean[framed.voxels()];
        for (int k = found.z(); k < found.end(2); k++) {
            for (int j = found.y(); j < found.end(1); j++) {
                for (int i = found.x(); i < found.end(0); i++) {
                    inside[index(i - box.x(), j - box.y(), k - box.z())] = map.at(i, j, k) == label;
                }
            }
        }
    }

    /** Empty when the label does not occur. */
    static Optional<LabelBox> around(LabelMap map, int label) {
        return IndexBox.around(map.grid().size(), v -> map.label(v) == label)
                .map(found -> new LabelBox(map, label, found));
    }

    int voxels() {
        return inside.length;
    }

    int size(int axis) {
        return size[axis];
    }

    /** Of the box's first voxel in the label map; may be -1. */
    int start(int axis) {
        return box.start(axis);
    }

    int stride(int axis) {
        return axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
    }

    int index(int i, int j, int k) {
        return (k * size[1] + j) * size[0] + i;
    }

    boolean inside(int index) {
        return inside[index];
    }

    /** One bit for each corner of the cell that starts at this voxel; bit 0 of the corner's number is x, 1 y, 2 z. */
    int corners(int i, int j, int k) {
        int bits = 0;
        for (int corner = 0; corner < 8; corner++) {
            if (inside[index(i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2))]) {
                bits |= 1 << corner;
            }
        }
        return bits;
    }
}
