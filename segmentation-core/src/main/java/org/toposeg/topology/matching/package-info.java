/**
 * Betti matching: which topological features of a prediction and a target lie in the same place, as a loss and as an error
 * metric (Stucki et al. 2023), by the induced matchings of Bauer and Lesnick.
 */
@NullMarked
package org.toposeg.topology.matching;

import org.jspecify.annotations.NullMarked;
