/** Losses about centre lines: soft and hard skeletons of prediction and target, alone and beside Dice. */
package org.toposeg.loss.skeleton;
