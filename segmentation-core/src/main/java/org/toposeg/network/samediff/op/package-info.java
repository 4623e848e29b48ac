/** Operations of our own for SameDiff's graph, with their gradients, where SameDiff's are slow or missing. */
@NullMarked
package org.toposeg.network.samediff.op;

import org.jspecify.annotations.NullMarked;
