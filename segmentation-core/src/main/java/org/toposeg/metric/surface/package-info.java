/**
 * Metrics of the distance between the surfaces of two masks, in millimetres. Voxel centres are the points; on a sheared
 * grid their distances in patient space are taken, not multiples of the spacing.
 */
@NullMarked
package org.toposeg.metric.surface;

import org.jspecify.annotations.NullMarked;
