/** Which topological features two masks have in common: those that are one and the same feature of their union. */
@NullMarked
package org.toposeg.topology.common;

import org.jspecify.annotations.NullMarked;
