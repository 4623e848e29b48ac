/** Exact Euclidean distances between the voxels of a mask and its border, in millimetres. */
package org.toposeg.topology.distance;
