/** Losses made of others: sums under a name, wrappers around any loss, and deep supervision. */
package org.toposeg.loss.composite;
