/**
 * Whether a network's probabilities mean what they say: measures of calibration, reliability diagrams, and scalings of the
 * probabilities fitted on held-out cases.
 */
@NullMarked
package org.toposeg.calibrate;

import org.jspecify.annotations.NullMarked;
