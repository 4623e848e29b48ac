/**
 * Losses as tensor code, for devices where the way of the outputs to the Java losses and of the gradients back would cost
 * more than the losses themselves. Each stands behind the name of a Java loss and is held to it by tests; where options
 * are asked for that it does not have, the Java loss is taken.
 */
@NullMarked
package org.toposeg.engine.libtorch.loss;

import org.jspecify.annotations.NullMarked;
