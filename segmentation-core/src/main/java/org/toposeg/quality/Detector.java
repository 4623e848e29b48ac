package org.toposeg.quality;

import java.util.List;

/** Finds one kind of doubt in one structure. Stateless. */
interface Detector {

    /** How many findings of one kind a person is shown for a structure. */
    int MAX = 20;

    List<Finding> find(LabelRegion structure);
}
