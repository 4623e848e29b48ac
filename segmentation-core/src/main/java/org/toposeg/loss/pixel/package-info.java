/** Losses that are means over voxels: cross-entropy and its kin, for softmax of several channels and sigmoid of one. */
@NullMarked
package org.toposeg.loss.pixel;

import org.jspecify.annotations.NullMarked;
