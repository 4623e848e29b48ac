/**
 * Discrete Morse gradients of images (Robins, Wood and Sheppard 2011): each voxel's lower star is paired by itself, and paths
 * lead from one critical cell to the next. Ties are broken by {@link org.toposeg.topology.gradient.PlateauOrder}.
 */
@NullMarked
package org.toposeg.topology.gradient;

import org.jspecify.annotations.NullMarked;
