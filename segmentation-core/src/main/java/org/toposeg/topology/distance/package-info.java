/** Exact Euclidean distances between the voxels of a mask and its border, in millimetres. */
@NullMarked
package org.toposeg.topology.distance;

import org.jspecify.annotations.NullMarked;
