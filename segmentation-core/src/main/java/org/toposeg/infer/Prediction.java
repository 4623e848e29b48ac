package org.toposeg.infer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toposeg.quality.Confidence;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * A result on the input's own grid.
 *
 * @param labels the most probable label of each voxel
 * @param probabilities one volume for each class in the order of the model's labels, background first; null unless asked
 *     for
 * @param confidence what they say of each label
 * @param features of the image ({@link org.toposeg.quality.outlier.ImageFeatures})
 */
public record Prediction(
        LabelMap labels, @Nullable List<Volume> probabilities, Confidence confidence, double[] features) {}
