/**
 * {@code toposeg batch}: a model over all studies of a folder or archive, through the durable queue of
 * {@link org.toposeg.job}, so that a run that was cut off goes on where it stood.
 */
package org.toposeg.cli.batch;
