/** From prepared cases to batches: cases in memory or mapped files, random patches, batches made ahead. */
@NullMarked
package org.toposeg.train.data;

import org.jspecify.annotations.NullMarked;
