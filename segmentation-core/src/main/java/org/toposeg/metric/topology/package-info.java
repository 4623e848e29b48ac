/**
 * Metrics of how masks hang together: centrelines, Betti numbers, connected components and what was matched of them.
 */
@NullMarked
package org.toposeg.metric.topology;

import org.jspecify.annotations.NullMarked;
