/** Losses by persistent homology: Betti matching, and distances between persistence diagrams. */
package org.toposeg.loss.persistence;
