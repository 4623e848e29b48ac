/** Archive runs: sources, what of them is taken in, the work on the queue, and the tables of results. */
package org.toposeg.batch;
