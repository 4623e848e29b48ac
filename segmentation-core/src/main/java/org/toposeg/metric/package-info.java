/**
 * How well a segmentation agrees with a reference. A metric is one class that implements {@link org.toposeg.metric.Metric}
 * and one line in {@code META-INF/services}; {@link org.toposeg.metric.Evaluation} applies those that were chosen to every
 * label of two label maps.
 */
@NullMarked
package org.toposeg.metric;

import org.jspecify.annotations.NullMarked;
