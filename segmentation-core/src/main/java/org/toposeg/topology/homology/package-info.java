/**
 * Persistent homology of grey-value images. Cells of the cubical complex are never held as objects: a discrete gradient
 * pairs almost all of them voxel by voxel, and only the few critical cells are sorted, joined and reduced.
 */
@NullMarked
package org.toposeg.topology.homology;

import org.jspecify.annotations.NullMarked;
