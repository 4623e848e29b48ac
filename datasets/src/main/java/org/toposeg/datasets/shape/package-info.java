/** Shapes that generated images are drawn from. */
@NullMarked
package org.toposeg.datasets.shape;

import org.jspecify.annotations.NullMarked;
