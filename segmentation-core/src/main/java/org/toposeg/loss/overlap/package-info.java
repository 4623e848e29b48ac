/** Losses made of the overlap of prediction and target: Dice, Jaccard, Tversky and their kin, and Lovász extensions. */
package org.toposeg.loss.overlap;
