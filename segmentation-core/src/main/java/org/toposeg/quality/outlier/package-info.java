/**
 * How far an image lies from those that a model was trained on: features of image and output, and the distance in them.
 */
@NullMarked
package org.toposeg.quality.outlier;

import org.jspecify.annotations.NullMarked;
