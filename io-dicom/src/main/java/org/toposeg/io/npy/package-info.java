/** NumPy's {@code .npy} arrays, in which other programs hand predictions, targets and gradients over. */
package org.toposeg.io.npy;
