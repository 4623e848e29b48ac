/** The data folder: who may read it, how much room is left on its disk, and the database within it. */
@NullMarked
package org.toposeg.web.storage;

import org.jspecify.annotations.NullMarked;
