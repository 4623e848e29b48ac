/** Statistics of scores by case: intervals, paired tests, effect sizes, rankings, and what a metric's values mean. */
@NullMarked
package org.toposeg.statistics;

import org.jspecify.annotations.NullMarked;
