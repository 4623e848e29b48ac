/**
 * Whether a network's probabilities mean what they say: measures of calibration, reliability diagrams, and scalings of the
 * probabilities fitted on held-out cases.
 */
package org.toposeg.calibrate;
