package org.toposeg.plan;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a network looks at images: slice by slice, in volumes, in three planes, or coarsely first. */
public enum Configuration {
    /** What the data suggest. */
    AUTO("auto"),
    /** A planar network; volumes are cut into slices along z. */
    SLICES("2d"),
    /** A network on three-dimensional patches at full resolution. */
    VOLUME("3d"),
    /** Planar networks in three planes whose features meet in 3D. */
    PLANES("2.5d"),
    /** A network on the whole image at low resolution, then one at full resolution that is shown its result. */
    CASCADE("cascade");

    private final String label;

    Configuration(String label) {
        this.label = label;
    }

    /** The name used in plans and by {@code --configuration}. */
    public String label() {
        return label;
    }

    /**
     * Finds a configuration by its name.
     *
     * @throws IllegalArgumentException for an unknown name, with the known ones listed
     */
    public static Configuration named(String name) {
        return Arrays.stream(values())
                .filter(c -> c.label.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown configuration \"" + name + "\"; known: "
                        + Arrays.stream(values()).map(Configuration::label).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return label;
    }
}
