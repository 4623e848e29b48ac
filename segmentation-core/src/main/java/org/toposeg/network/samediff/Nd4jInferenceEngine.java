package org.toposeg.network.samediff;

import java.nio.file.Path;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.network.onnx.OnnxFile;

/** Runs the networks that TopoSeg exported in SameDiff, from the same ONNX file. */
public final class Nd4jInferenceEngine implements InferenceEngine {

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public Predictor load(Path model) {
        OnnxFile file = OnnxFile.read(model);
        return new NetworkPredictor(new SameDiffNetwork(file.spec(), file.weights()));
    }

    /** One patch at a time: each already uses all cores. */
    private record NetworkPredictor(SameDiffNetwork network) implements Predictor {

        @Override
        public float[] predict(float[] images, int[] shape) {
            synchronized (network) {
                return network.forward(images, shape);
            }
        }

        @Override
        public void close() {
            synchronized (network) {
                network.close();
            }
        }
    }
}
