package org.toposeg.topology.matching;

import org.toposeg.topology.barcode.Feature;

/** A feature of the prediction and the feature of the target at the same place. */
public record MatchedPair(Feature prediction, Feature target) {}
