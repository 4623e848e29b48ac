/** Inference with ONNX Runtime, and the check that an export computes what was trained. */
@NullMarked
package org.toposeg.infer.onnx;

import org.jspecify.annotations.NullMarked;
