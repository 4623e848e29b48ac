/** Speed of topology beside published codes. */
@NullMarked
package org.toposeg.benchmark.topology;

import org.jspecify.annotations.NullMarked;
