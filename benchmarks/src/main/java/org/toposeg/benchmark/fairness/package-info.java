/** Data for the fairness report from a prediction that needs no training. */
package org.toposeg.benchmark.fairness;
