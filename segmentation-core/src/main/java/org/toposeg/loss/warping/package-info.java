/** Homotopy warping: losses at the voxels where one mask cannot be deformed into another. */
package org.toposeg.loss.warping;
