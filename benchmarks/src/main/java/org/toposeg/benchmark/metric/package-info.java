/** Surface distances beside SciPy-based code. */
package org.toposeg.benchmark.metric;
