/**
 * The language in which architectures are written, neutral to engines: operations, norms, specification, and weights.
 */
@NullMarked
package org.toposeg.network.graph;

import org.jspecify.annotations.NullMarked;
