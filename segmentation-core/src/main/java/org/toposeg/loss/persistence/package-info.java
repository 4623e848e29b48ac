/** Losses by persistent homology: Betti matching, and distances between persistence diagrams. */
@NullMarked
package org.toposeg.loss.persistence;

import org.jspecify.annotations.NullMarked;
