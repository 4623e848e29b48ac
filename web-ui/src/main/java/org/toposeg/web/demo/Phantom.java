package org.toposeg.web.demo;

import java.util.List;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import org.toposeg.web.study.Structure;

/** A generated study whose truth is known: label 1 is a vessel tree, label 2 are blobs. */
public record Phantom(Volume image, LabelMap truth) {

    public static final List<Structure> STRUCTURES =
            List.of(Structure.of(1, "Vessel tree"), Structure.of(2, "Lesions"));
}
