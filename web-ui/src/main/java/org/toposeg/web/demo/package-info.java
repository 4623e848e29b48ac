/** What {@code toposeg demo} shows: generated studies, or a person's own images, segmented and in the worklist. */
@NullMarked
package org.toposeg.web.demo;

import org.jspecify.annotations.NullMarked;
