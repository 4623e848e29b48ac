/** Inference with ND4J's SameDiff. */
package org.toposeg.infer.nd4j;
