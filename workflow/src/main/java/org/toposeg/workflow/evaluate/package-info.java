/** Comparing predictions with references: which belong together, and what is measured. */
@NullMarked
package org.toposeg.workflow.evaluate;

import org.jspecify.annotations.NullMarked;
