/** Times a training step of each engine; {@code training/compare.sh} runs PyTorch beside it. */
package org.toposeg.benchmark.training;
