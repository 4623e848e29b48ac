/** What {@code toposeg evaluate} found, as JSON and as a table. */
@NullMarked
package org.toposeg.metric.document;

import org.jspecify.annotations.NullMarked;
