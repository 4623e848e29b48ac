/** What a run leaves on disk beside its weights: manifest, metrics, checkpoints, examples, progress. */
@NullMarked
package org.toposeg.train.record;

import org.jspecify.annotations.NullMarked;
