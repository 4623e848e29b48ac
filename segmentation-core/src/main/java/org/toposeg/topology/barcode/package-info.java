/**
 * Barcodes of filtrations: features with birth and death, the constructions of a cubical complex, and compact lists of bars.
 */
@NullMarked
package org.toposeg.topology.barcode;

import org.jspecify.annotations.NullMarked;
