/** Statistics of scores by case: intervals, paired tests, effect sizes, rankings, and what a metric's values mean. */
package org.toposeg.statistics;
