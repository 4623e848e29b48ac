/**
 * Arithmetic on arrays' memory that SameDiff's operations are made of: norms, depth-wise and plain convolution, pooling
 * windows, sums.
 */
@NullMarked
package org.toposeg.network.samediff.kernel;

import org.jspecify.annotations.NullMarked;
