/** Losses about connectivity: soft centre lines, skeletons, persistent homology and homotopy warping. */
package org.toposeg.loss.topology;
