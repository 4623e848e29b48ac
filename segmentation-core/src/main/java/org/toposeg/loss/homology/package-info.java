/** Losses by persistent homology. */
package org.toposeg.loss.homology;
