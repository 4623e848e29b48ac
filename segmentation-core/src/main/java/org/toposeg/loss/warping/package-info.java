/** Homotopy warping: losses at the voxels where one mask cannot be deformed into another. */
@NullMarked
package org.toposeg.loss.warping;

import org.jspecify.annotations.NullMarked;
