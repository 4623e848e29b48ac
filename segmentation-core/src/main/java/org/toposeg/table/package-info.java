/** Tables that people bring: CSV files with a line of column names, read whatever program wrote them. */
@NullMarked
package org.toposeg.table;

import org.jspecify.annotations.NullMarked;
