/** Networks as ONNX files: written from the engine-neutral graph, and read back with their specification and weights. */
package org.toposeg.network.onnx;
