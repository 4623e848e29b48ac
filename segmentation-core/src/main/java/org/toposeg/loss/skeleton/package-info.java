/** Losses about centre lines: soft and hard skeletons of prediction and target, alone and beside Dice. */
@NullMarked
package org.toposeg.loss.skeleton;

import org.jspecify.annotations.NullMarked;
