/** Protocol buffers' wire format, as far as ONNX models and TensorBoard's event files need it. */
package org.toposeg.protobuf;
