/** Shapes that generated images are drawn from. */
package org.toposeg.datasets.shape;
