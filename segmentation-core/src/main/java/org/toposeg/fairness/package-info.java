/**
 * Whether a model serves every group of people equally well: scores by attribute and group with intervals, equity-scaled
 * metrics, and how much of a gap chance alone would give.
 */
@NullMarked
package org.toposeg.fairness;

import org.jspecify.annotations.NullMarked;
