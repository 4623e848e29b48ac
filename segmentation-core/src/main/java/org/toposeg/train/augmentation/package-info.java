/** What changes a training patch: displacement in space, intensities, a spoiled first stage. */
package org.toposeg.train.augmentation;
