/**
 * The durable job queue that the web page and {@code toposeg batch} share: jobs are rows of one table, claimed by one
 * worker each under a lease, so that a killed process loses nothing and repeats nothing that was finished.
 */
package org.toposeg.workflow.job;
