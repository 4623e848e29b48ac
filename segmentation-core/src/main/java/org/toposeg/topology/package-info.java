/** What the packages about topology share: checks of masks, bits of rows, disjoint sets, growing arrays. */
package org.toposeg.topology;
