package org.toposeg.quality;

import java.util.List;
import java.util.Map;

/**
 * @param findings the worst first
 * @param predictedDice by label, the Dice coefficient to be expected if the probabilities are calibrated; empty without
 *     probabilities
 */
public record QualityReport(List<Finding> findings, Map<Integer, Double> predictedDice) {}
