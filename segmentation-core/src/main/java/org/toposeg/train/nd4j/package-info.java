/** Training with ND4J's SameDiff. */
@NullMarked
package org.toposeg.train.nd4j;

import org.jspecify.annotations.NullMarked;
