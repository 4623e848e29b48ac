/**
 * From a person's image to what a network sees, and exactly back: canonical axes, crop, resampling, normalisation
 * ({@link org.toposeg.preprocess.Preprocessor}), and the record of what was done
 * ({@link org.toposeg.preprocess.PreprocessingGeometry}) by which results return to the input's own grid.
 */
package org.toposeg.preprocess;
