/**
 * Update rules and the order of an update (gradients of the micro-batches, SAM's second pass, clipping, update), written
 * once for every engine on {@link org.toposeg.train.optim.ParameterVector}.
 */
@NullMarked
package org.toposeg.train.optim;

import org.jspecify.annotations.NullMarked;
