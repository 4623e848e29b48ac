package org.toposeg.engine.libtorch;

import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.network.onnx.OnnxFile;
import org.toposeg.train.EngineOptions;

/** Runs the networks that TopoSeg exported in libtorch, from the same ONNX file. */
public final class LibtorchInferenceEngine implements InferenceEngine {

    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public Predictor load(Path model) {
        return load(model, EngineOptions.DEFAULT.device());
    }

    @Override
    public Predictor load(Path model, String device) {
        Natives.require();
        OnnxFile file = OnnxFile.read(model);
        try (PointerScope scope = new PointerScope()) {
            return new NetworkPredictor(new Replica(file.spec(), file.weights(), TorchDevice.single(device)));
        }
    }

    /** One batch at a time: each already uses all cores. */
    private record NetworkPredictor(Replica network) implements Predictor {

        @Override
        public float[] predict(float[] images, int[] shape) {
            synchronized (network) {
                try (PointerScope scope = new PointerScope();
                        NoGradGuard guard = new NoGradGuard()) {
                    Tensor input = TorchTensors.of(images, shape);
                    return TorchTensors.read(network.forward(input, new TorchPass(ForwardMode.INFERENCE, 0))
                            .getFirst());
                }
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
