/** Topological thinning of masks, and what the thin lines tell: radii, branches, end points, lengths. */
package org.toposeg.topology.skeleton;
