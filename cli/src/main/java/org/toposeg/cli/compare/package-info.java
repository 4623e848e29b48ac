/** {@code toposeg compare}: paired statistics of runs over the same cases and seeds. */
@NullMarked
package org.toposeg.cli.compare;

import org.jspecify.annotations.NullMarked;
