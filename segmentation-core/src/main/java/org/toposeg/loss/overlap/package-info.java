/** Losses made of the overlap of prediction and target: Dice, Jaccard, Tversky and their kin. */
@NullMarked
package org.toposeg.loss.overlap;

import org.jspecify.annotations.NullMarked;
