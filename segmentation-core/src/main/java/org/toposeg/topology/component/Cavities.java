package org.toposeg.topology.component;

import java.util.List;
import org.toposeg.volume.Size;

/**
 * What a mask encloses: the components of its background that do not reach the image's edge. For connectivities of
 * planar images these are holes (counted by b1), for those of volumes cavities (b2). Tunnels of volumes are no voxels and
 * have no place of their own.
 */
public final class Cavities {

    private Cavities() {}

    /**
     * @param foreground the mask's connectivity; its background's is the dual one
     * @return sizes and positions, labelled among all components of the background
     * @throws IllegalArgumentException as {@link Components#label}
     */
    public static List<Component> of(byte[] mask, Size size, Connectivity foreground) {
        return Components.ofBackground(mask, size, foreground.dual()).list().stream()
                .filter(c -> isEnclosed(c, size, foreground.dimensions()))
                .toList();
    }

    private static boolean isEnclosed(Component c, Size size, int dimensions) {
        boolean inPlane = c.low().x() > 0
                && c.low().y() > 0
                && c.high().x() < size.x() - 1
                && c.high().y() < size.y() - 1;
        return inPlane && (dimensions == 2 || c.low().z() > 0 && c.high().z() < size.z() - 1);
    }
}
