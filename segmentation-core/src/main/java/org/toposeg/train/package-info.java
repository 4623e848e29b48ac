/**
 * Training: patches with augmentation, engines that do a step ({@link org.toposeg.train.TrainingEngine}), the loop
 * around them ({@link org.toposeg.train.Trainer}) with checkpoints from which a run goes on to the last bit as if it had
 * never stopped.
 */
package org.toposeg.train;
