/** {@code toposeg calibrate}: fits and stores the correction of a model's probabilities, and what may be promised. */
package org.toposeg.cli.calibrate;
