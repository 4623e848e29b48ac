/** {@code toposeg evaluate}: metrics of one segmentation or of a folder of them, as JSON, as a table and as CSV. */
@NullMarked
package org.toposeg.cli.evaluate;

import org.jspecify.annotations.NullMarked;
