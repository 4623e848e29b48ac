/** Sliding-window inference timed beside PyTorch's. */
package org.toposeg.benchmark.inference;
