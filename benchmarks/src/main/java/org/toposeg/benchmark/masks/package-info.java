/** Distances, skeletons and components of masks, timed beside SciPy and scikit-image by {@code masks/compare.sh}. */
@NullMarked
package org.toposeg.benchmark.masks;

import org.jspecify.annotations.NullMarked;
