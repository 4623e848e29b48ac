/** Networks as ONNX files: written from the engine-neutral graph, and read back with their specification and weights. */
@NullMarked
package org.toposeg.network.onnx;

import org.jspecify.annotations.NullMarked;
