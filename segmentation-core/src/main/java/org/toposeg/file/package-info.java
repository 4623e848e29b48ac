/** Files that only the account that runs the program may read. */
@NullMarked
package org.toposeg.file;

import org.jspecify.annotations.NullMarked;
