/** What changes a training patch: displacement in space, intensities, a spoiled first stage. */
@NullMarked
package org.toposeg.train.augmentation;

import org.jspecify.annotations.NullMarked;
