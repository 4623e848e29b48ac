/** Training with ND4J's SameDiff. */
package org.toposeg.train.nd4j;
