/** From prepared cases to batches: cases in memory or mapped files, random patches, batches made ahead. */
package org.toposeg.train.data;
