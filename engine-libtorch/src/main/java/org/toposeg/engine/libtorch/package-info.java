/**
 * Training and inference in libtorch (the C++ library of PyTorch, by way of Bytedeco): the same architectures, losses and
 * weights as the ND4J engine, on the CPU and on current GPUs. Found by {@link java.util.ServiceLoader}; nothing else in
 * the project knows it.
 *
 * <p>Native memory: every tensor made while a step runs lives in a {@code PointerScope} that the step closes; parameters
 * and moments are retained by their session and freed by its {@code close}.
 */
@NullMarked
package org.toposeg.engine.libtorch;

import org.jspecify.annotations.NullMarked;
