/** Which topological features two masks have in common: those that are one and the same feature of their union. */
package org.toposeg.topology.common;
