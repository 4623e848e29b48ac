package org.toposeg.infer.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.toposeg.infer.InferenceEndedException;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.network.graph.NetworkException;

/**
 * A session of ONNX Runtime; several threads may call it at once. Closing it ends their calls, which then fail with {@link
 * InferenceEndedException}, and waits for them before any native memory is given back.
 */
final class OnnxPredictor implements InferenceEngine.Predictor {

    private static final String DEFAULT_OUTPUT = "logits";

    private final Path model;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final long[] inputShape;
    private final String output;
    private final CallGate gate = new CallGate();

    /** Of all calls: telling it to terminate ends them after the operation at which they are. */
    private final OrtSession.RunOptions calls;

    /** The process ends: what is native is left to the operating system. */
    private volatile boolean abandoned;

    private OnnxPredictor(Path model, OrtEnvironment environment, OrtSession session, NodeInfo input)
            throws OrtException {
        this.model = model;
        this.environment = environment;
        this.session = session;
        this.input = input.getName();
        this.inputShape = ((TensorInfo) input.getInfo()).getShape();
        Set<String> outputs = session.getOutputNames();
        this.output = outputs.contains(DEFAULT_OUTPUT)
                ? DEFAULT_OUTPUT
                : outputs.iterator().next();
        this.calls = new OrtSession.RunOptions();
        OrderlyEnd.opened(this);
    }

    static OnnxPredictor of(Path model, OrtEnvironment environment, OrtSession session) throws OrtException {
        try {
            NodeInfo input = onlyInput(model, session);
            return new OnnxPredictor(model, environment, session, input);
        } catch (OrtException | NetworkException e) {
            session.close();
            throw e;
        }
    }

    private static NodeInfo onlyInput(Path model, OrtSession session) throws OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        if (inputs.size() != 1) {
            throw new NetworkException(
                    model + " has the inputs " + inputs.keySet() + "; a model with one image input is needed");
        }
        NodeInfo input = inputs.values().iterator().next();
        if (!(input.getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
            throw new NetworkException(
                    "The input of " + model + " is not an array of 32-bit floats: " + input.getInfo());
        }
        return input;
    }

    /** @throws InferenceEndedException if the predictor is closed, or is while this computes */
    @Override
    public float[] predict(float[] images, int[] shape) {
        requireShape(shape);
        if (!gate.enter()) {
            throw new InferenceEndedException("the network " + model);
        }
        try {
            return run(images, shape);
        } finally {
            gate.leave();
        }
    }

    private float[] run(float[] images, int[] shape) {
        long[] sizes = Arrays.stream(shape).asLongStream().toArray();
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), sizes);
                OrtSession.Result results = session.run(Map.of(input, tensor), Set.of(output), calls)) {
            FloatBuffer values = ((OnnxTensor) results.get(0)).getFloatBuffer();
            float[] logits = new float[values.remaining()];
            values.get(logits);
            return logits;
        } catch (OrtException e) {
            throw gate.isShut()
                    ? new InferenceEndedException("the network " + model)
                    : new NetworkException(
                            "ONNX Runtime failed on " + model + " with an input of " + Arrays.toString(shape) + ": "
                                    + e.getMessage(),
                            e);
        }
    }

    /** The model's own sizes, where it fixes them (-1 elsewhere). */
    private void requireShape(int[] shape) {
        boolean fits = shape.length == inputShape.length;
        for (int axis = 0; fits && axis < shape.length; axis++) {
            fits = inputShape[axis] < 0 || inputShape[axis] == shape[axis];
        }
        if (!fits) {
            throw new NetworkException("The model " + model + " takes " + Arrays.toString(inputShape)
                    + " (-1: any), not " + Arrays.toString(shape));
        }
    }

    /** For a process that ends: no call begins any more, and those under way end soon. */
    synchronized void end() {
        abandoned = true;
        terminate();
    }

    void awaitEnd(long seconds) {
        gate.awaitEmpty(seconds);
    }

    private void terminate() {
        if (gate.isShut()) {
            return;
        }
        gate.shut();
        try {
            calls.setTerminate(true);
        } catch (OrtException e) {
            throw new NetworkException("ONNX Runtime cannot end its work on " + model + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (abandoned || gate.isShut()) {
            return;
        }
        terminate();
        gate.awaitEmpty();
        OrderlyEnd.closed(this);
        calls.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new NetworkException("ONNX Runtime cannot close " + model + ": " + e.getMessage(), e);
        }
    }
}
