/** Sliding-window inference timed beside PyTorch's. */
@NullMarked
package org.toposeg.benchmark.inference;

import org.jspecify.annotations.NullMarked;
