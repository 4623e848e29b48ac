/** Segmenting images with a model, and what a calibrated model guarantees of the result. */
@NullMarked
package org.toposeg.workflow.predict;

import org.jspecify.annotations.NullMarked;
