/** The list of studies: what there is, what is done, what waits. */
@NullMarked
package org.toposeg.web.worklist;

import org.jspecify.annotations.NullMarked;
