/** Surface distances beside SciPy-based code. */
@NullMarked
package org.toposeg.benchmark.metric;

import org.jspecify.annotations.NullMarked;
