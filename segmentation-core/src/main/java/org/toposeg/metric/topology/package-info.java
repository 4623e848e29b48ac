/**
 * Metrics of how masks hang together: centrelines, Betti numbers, connected components and what was matched of them.
 */
package org.toposeg.metric.topology;
