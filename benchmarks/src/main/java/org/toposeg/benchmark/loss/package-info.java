/** Value and gradient of losses beside PyTorch. */
@NullMarked
package org.toposeg.benchmark.loss;

import org.jspecify.annotations.NullMarked;
