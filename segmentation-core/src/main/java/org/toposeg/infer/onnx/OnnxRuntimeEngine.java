package org.toposeg.infer.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.toposeg.infer.InferenceEndedException;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.network.graph.NetworkException;

/** Runs any ONNX model with one image input in ONNX Runtime, on all cores and without its telemetry. */
public final class OnnxRuntimeEngine implements InferenceEngine {

    @Override
    public String name() {
        return "onnx";
    }

    /** What ONNX Runtime can compute on here: {@code cpu}, {@code cuda}, ... */
    public static List<String> providers() {
        return SilentRuntime.providers();
    }

    @Override
    public Predictor load(Path model) {
        return load(model, "cpu");
    }

    @Override
    public Predictor load(Path model, String device) {
        if (!Files.isRegularFile(model)) {
            throw new NetworkException("There is no model file " + model);
        }
        CommandLineLength.require();
        OrtEnvironment environment = SilentRuntime.environment();
        if (!OrderlyEnd.loading().enter()) {
            throw new InferenceEndedException("the network " + model);
        }
        try (OrtSession.SessionOptions options = options(device)) {
            return OnnxPredictor.of(model, environment, environment.createSession(model.toString(), options));
        } catch (OrtException e) {
            throw new NetworkException("ONNX Runtime cannot load " + model + ": " + e.getMessage(), e);
        } finally {
            OrderlyEnd.loading().leave();
        }
    }

    private static OrtSession.SessionOptions options(String device) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            // Waiting threads would otherwise spin and take the cores from the work between two patches.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OnnxDevice.of(device).addTo(options);
            return options;
        } catch (OrtException | RuntimeException e) {
            options.close();
            throw e;
        }
    }
}
