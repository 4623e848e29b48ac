/** NumPy's {@code .npy} arrays, in which other programs hand predictions, targets and gradients over. */
@NullMarked
package org.toposeg.io.npy;

import org.jspecify.annotations.NullMarked;
