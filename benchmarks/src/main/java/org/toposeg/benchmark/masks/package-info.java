/** Distances, skeletons and components of masks, timed beside SciPy and scikit-image by {@code masks/compare.sh}. */
package org.toposeg.benchmark.masks;
