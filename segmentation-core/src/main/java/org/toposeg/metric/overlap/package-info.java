/** Metrics that count voxels: overlap, volumes and the agreement of boundary bands. */
@NullMarked
package org.toposeg.metric.overlap;

import org.jspecify.annotations.NullMarked;
