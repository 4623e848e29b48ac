/** Inference with ONNX Runtime, and the check that an export computes what was trained. */
package org.toposeg.infer.onnx;
