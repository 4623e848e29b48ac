/** What the packages about topology share: checks of masks, bits of rows, disjoint sets, growing arrays. */
@NullMarked
package org.toposeg.topology;

import org.jspecify.annotations.NullMarked;
