package org.toposeg.metric;

import org.toposeg.testing.VectorCase;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Vec3;
import tools.jackson.databind.JsonNode;

/** Masks of a case of published numbers. */
final class MetricVectors {

    private MetricVectors() {}

    /** With the case's spacing, which is given slowest axis first; 1 mm where there is none. */
    static Grid grid(VectorCase c, String input) {
        double[] spacing = {1, 1, 1};
        JsonNode given = c.params().path("spacing");
        for (int axis = 0; axis < given.size(); axis++) {
            spacing[given.size() - 1 - axis] = given.get(axis).asDouble();
        }
        return Grid.of(c.input(input).size(), new Vec3(spacing[0], spacing[1], spacing[2]));
    }

    static MaskPair pair(VectorCase c) {
        return MaskPair.of(
                grid(c, "prediction"),
                c.input("prediction").mask(),
                c.input("target").mask());
    }
}
