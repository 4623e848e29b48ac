package org.toposeg.infer;

import org.toposeg.preprocess.PreprocessingGeometry;

/**
 * What a network says of an image, on the network's grid.
 *
 * @param values class × voxel
 * @param placement where that grid lies and the way back to the image's own
 * @param features of the image ({@link org.toposeg.quality.outlier.ImageFeatures})
 */
public record NetworkProbabilities(float[][] values, PreprocessingGeometry placement, double[] features) {

    /** Class × voxel of the image's own grid; what the crop left out is background. */
    public float[][] onInputGrid() {
        float[][] restored = new float[values.length][];
        for (int c = 0; c < values.length; c++) {
            restored[c] = placement.restore(values[c], c == 0 ? 1 : 0);
        }
        return restored;
    }
}
