package org.toposeg.datasets.phantom;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** A generated image whose truth is known: label 1 is a vessel tree, label 2 are blobs. */
public record Phantom(Volume image, LabelMap truth) {

    /** Label to name, background included, in their order. */
    public static final Map<Integer, String> LABELS =
            Collections.unmodifiableMap(new TreeMap<>(Map.of(0, "background", 1, "Vessel tree", 2, "Lesions")));
}
