/** Data for the fairness report from a prediction that needs no training. */
@NullMarked
package org.toposeg.benchmark.fairness;

import org.jspecify.annotations.NullMarked;
