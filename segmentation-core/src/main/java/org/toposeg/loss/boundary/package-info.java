/** Losses about boundaries and structure: distances to the boundary, structural similarity, uncertainty at borders. */
@NullMarked
package org.toposeg.loss.boundary;

import org.jspecify.annotations.NullMarked;
