/**
 * The sums that losses of overlap are made of (true positives, false positives, false negatives and the like), taken in one
 * pass for values and one for gradients, with Dice's and Jaccard's ratios of them.
 */
@NullMarked
package org.toposeg.loss.cardinality;

import org.jspecify.annotations.NullMarked;
