/** Lovász extensions of the Jaccard index: a surrogate that is convex, for softmax and for hinge. */
@NullMarked
package org.toposeg.loss.lovasz;

import org.jspecify.annotations.NullMarked;
