/**
 * Losses that give weight to voxels that are hard to tell: focal, its asymmetric and dual forms, and its polynomial expansion.
 */
@NullMarked
package org.toposeg.loss.focal;

import org.jspecify.annotations.NullMarked;
