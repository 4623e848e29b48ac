/**
 * The SameDiff builder of the network graph, with operations of its own where SameDiff's are slow, and the session that
 * runs it in memory it reuses.
 */
@NullMarked
package org.toposeg.network.samediff;

import org.jspecify.annotations.NullMarked;
