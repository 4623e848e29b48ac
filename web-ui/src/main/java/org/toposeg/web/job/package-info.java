/** Segmentation in the background: the durable queue's worker, and who is told when a job moves. */
package org.toposeg.web.job;
