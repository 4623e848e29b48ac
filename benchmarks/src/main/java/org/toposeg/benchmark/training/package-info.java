/** Times a training step of each engine; {@code training/compare.sh} runs PyTorch beside it. */
@NullMarked
package org.toposeg.benchmark.training;

import org.jspecify.annotations.NullMarked;
