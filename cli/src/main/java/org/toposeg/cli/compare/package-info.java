/** {@code toposeg compare}: paired statistics of runs over the same cases and seeds. */
package org.toposeg.cli.compare;
