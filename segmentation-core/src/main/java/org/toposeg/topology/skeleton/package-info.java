/** Topological thinning of masks, and what the thin lines tell: radii, branches, end points, lengths. */
@NullMarked
package org.toposeg.topology.skeleton;

import org.jspecify.annotations.NullMarked;
