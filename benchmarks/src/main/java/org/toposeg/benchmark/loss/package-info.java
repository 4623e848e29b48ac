/** Value and gradient of losses beside PyTorch. */
package org.toposeg.benchmark.loss;
