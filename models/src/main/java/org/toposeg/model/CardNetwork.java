package org.toposeg.model;

import java.util.Arrays;
import org.toposeg.infer.InferenceEngine;

/**
 * A network as its card describes it: axes in standard order, and an output that has one channel for each label (or one
 * alone for two labels) at the input's resolution. Anything else would be taken for other voxels, and is refused.
 */
final class CardNetwork implements InferenceEngine.Predictor {

    private final InferenceEngine.Predictor network;
    private final Layout input;
    private final Layout output;
    private final int labels;

    /**
     * @param input order of the input's axes
     * @param output order of the output's
     * @param labels that the card names, background included
     */
    CardNetwork(InferenceEngine.Predictor network, Layout input, Layout output, int labels) {
        this.network = network;
        this.input = input;
        this.output = output;
        this.labels = labels;
    }

    /** @throws ModelException if the output is not what the card says */
    @Override
    public float[] predict(float[] images, int[] shape) {
        float[] result =
                network.predict(input.fromStandard(images, shape), input.shape(shape), sizes -> require(sizes, shape));
        int[] standard = shape.clone();
        standard[1] = result.length / (images.length / shape[1]);
        if (!isRight(standard[1]) || (long) standard[1] * (images.length / shape[1]) != result.length) {
            throw unlike(result.length + " values", shape);
        }
        return output.toStandard(result, standard);
    }

    private void require(long[] sizes, int[] shape) {
        for (int channels = 1; channels <= labels; channels++) {
            int[] expected = shape.clone();
            expected[1] = channels;
            if (isRight(channels)
                    && Arrays.equals(
                            sizes,
                            Arrays.stream(output.shape(expected)).asLongStream().toArray())) {
                return;
            }
        }
        throw unlike("sizes " + Arrays.toString(sizes), shape);
    }

    private boolean isRight(int channels) {
        return channels == labels || channels == 1 && labels == 2;
    }

    private ModelException unlike(String found, int[] shape) {
        int[] expected = shape.clone();
        expected[1] = labels;
        return new ModelException("the network's output has " + found + ", but " + labels
                + " labels in the layout " + output.letters() + " take "
                + Arrays.toString(output.shape(expected)) + "; set labels and output.layout of its "
                + CardFile.NAME + " right, or take an output at the input's resolution.");
    }

    @Override
    public void close() {
        network.close();
    }
}
