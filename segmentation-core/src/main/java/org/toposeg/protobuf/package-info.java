/** Protocol buffers' wire format, as far as ONNX models and TensorBoard's event files need it. */
@NullMarked
package org.toposeg.protobuf;

import org.jspecify.annotations.NullMarked;
