/** What a run leaves on disk beside its weights: manifest, metrics, checkpoints, examples, progress. */
package org.toposeg.train.record;
