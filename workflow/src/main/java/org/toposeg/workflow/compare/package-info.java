/** The tables of runs that are compared. */
@NullMarked
package org.toposeg.workflow.compare;

import org.jspecify.annotations.NullMarked;
