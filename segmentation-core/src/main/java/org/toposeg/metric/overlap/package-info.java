/** Metrics that count voxels: overlap, volumes and the agreement of boundary bands. */
package org.toposeg.metric.overlap;
