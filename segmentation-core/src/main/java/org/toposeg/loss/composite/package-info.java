/** Losses made of others: sums under a name, wrappers around any loss, and deep supervision. */
@NullMarked
package org.toposeg.loss.composite;

import org.jspecify.annotations.NullMarked;
