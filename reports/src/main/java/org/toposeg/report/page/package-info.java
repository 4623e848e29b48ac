/** Reports of evaluations, comparisons, calibrations and fairness, made from the JSON of the commands. The same JSON gives the same bytes. */
@NullMarked
package org.toposeg.report.page;

import org.jspecify.annotations.NullMarked;
