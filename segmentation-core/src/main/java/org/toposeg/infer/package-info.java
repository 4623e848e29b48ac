/**
 * From an image to a segmentation on its own grid: engines that run an exported network
 * ({@link org.toposeg.infer.InferenceEngine}), the sliding window over volumes of any size
 * ({@link org.toposeg.infer.SlidingWindow}), and both with preprocessing around them
 * ({@link org.toposeg.infer.SegmentationPipeline}).
 */
@NullMarked
package org.toposeg.infer;

import org.jspecify.annotations.NullMarked;
