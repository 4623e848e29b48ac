package org.toposeg.preprocess;

/**
 * What a network sees of an image.
 *
 * @param channels normalised values on {@code placement.network()}, one array for each channel
 * @param placement the way back
 */
public record PreparedImage(float[][] channels, PreprocessingGeometry placement) {}
