/**
 * Training: what an engine must do ({@link org.toposeg.train.TrainingEngine}) and what it is given. The loop around it is
 * in {@code loop}, cases and patches in {@code data}, changes to them in {@code augmentation}, update rules in
 * {@code optim}, and what a run writes in {@code record}. A run that was stopped goes on to the last bit as if it had not.
 */
@NullMarked
package org.toposeg.train;

import org.jspecify.annotations.NullMarked;
