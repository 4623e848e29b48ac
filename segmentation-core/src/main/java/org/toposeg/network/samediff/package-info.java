/**
 * The SameDiff builder of the network graph, with operations of its own where SameDiff's are slow, and the session that
 * runs it in memory it reuses.
 */
package org.toposeg.network.samediff;
