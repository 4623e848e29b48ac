/** Segmentation in the background: the durable queue's worker, and who is told when a job moves. */
@NullMarked
package org.toposeg.web.job;

import org.jspecify.annotations.NullMarked;
