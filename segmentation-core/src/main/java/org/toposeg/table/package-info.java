/** Tables that people bring: CSV files with a line of column names, read whatever program wrote them. */
package org.toposeg.table;
