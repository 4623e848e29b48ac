package org.toposeg.topology.component;

import java.util.ArrayList;
import java.util.List;

/**
 * A row that touches a row and comes before it.
 *
 * @param y lines away, -1 to 1
 * @param z slices away, -1 or 0
 * @param reach how many voxels along x neighbours in the two rows may differ, 0 or 1
 */
record Neighbour(int y, int z, int reach) {

    static Neighbour[] before(Connectivity connectivity) {
        List<Neighbour> all = new ArrayList<>();
        for (int z = connectivity.dimensions() == 3 ? -1 : 0; z <= 0; z++) {
            for (int y = -1; y <= 1; y++) {
                int steps = Math.abs(y) + Math.abs(z);
                if ((z < 0 || y < 0) && steps <= connectivity.steps()) {
                    all.add(new Neighbour(y, z, steps < connectivity.steps() ? 1 : 0));
                }
            }
        }
        return all.toArray(Neighbour[]::new);
    }

    /** @param lines rows in a slice */
    boolean exists(int row, int lines) {
        int line = row % lines + y;
        return line >= 0 && line < lines && row + z * lines >= 0;
    }

    int row(int row, int lines) {
        return row + z * lines + y;
    }
}
