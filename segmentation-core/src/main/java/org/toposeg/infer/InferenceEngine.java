package org.toposeg.infer;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs an exported model. */
public interface InferenceEngine {

    /** The name used by {@code --engine}: {@code onnx}, {@code nd4j}, {@code libtorch}. */
    String name();

    /** Loads a model file; the predictor owns native memory and must be closed. */
    Predictor load(Path model);

    /**
     * Loads a model file onto a device; nothing falls back to another unasked.
     *
     * @param device {@code cpu}, or what else this engine knows ({@code cuda}, {@code cuda:N}, {@code tensorrt})
     * @throws IllegalArgumentException if the device is not there; the message says what is missing
     */
    default Predictor load(Path model, String device) {
        if (!device.equals("cpu")) {
            throw new IllegalArgumentException("the engine " + name() + " infers on cpu only, not on '" + device
                    + "'; leave --device out or use --engine onnx or libtorch.");
        }
        return load(model);
    }

    /** A loaded network: patches in, logits out. Safe for use by several threads. */
    interface Predictor extends AutoCloseable {

        /**
         * @param images N×C×space in C order
         * @param shape all sizes, N first
         * @return logits N×classes×space of the finest output
         */
        float[] predict(float[] images, int[] shape);

        /**
         * The same for a network whose output is not known to be what its card says.
         *
         * @param outputShape hears the output's own sizes before its values are given; what it throws, this throws. A network
         *     that the engine itself built has the right ones, and need not ask.
         */
        default float[] predict(float[] images, int[] shape, Consumer<long[]> outputShape) {
            return predict(images, shape);
        }

        @Override
        void close();
    }
}
