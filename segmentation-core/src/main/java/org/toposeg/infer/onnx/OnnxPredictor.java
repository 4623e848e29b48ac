package org.toposeg.infer.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
            String kind = input.getInfo() instanceof TensorInfo other ? "of type " + other.type : "that are no array";
            throw new NetworkException("the input of " + model + " takes values " + kind
                    + "; export the model with an input of 32-bit floats (type FLOAT).");
        }
        return input;
    }

    /** @throws InferenceEndedException if the predictor is closed, or is while this computes */
    @Override
    public float[] predict(float[] images, int[] shape) {
        return predict(images, shape, sizes -> {});
    }

    @Override
    public float[] predict(float[] images, int[] shape, Consumer<long[]> outputShape) {
        requireShape(shape);
        if (!gate.enter()) {
            throw new InferenceEndedException("the network " + model);
        }
        try {
            return run(images, shape, outputShape);
        } finally {
            gate.leave();
        }
    }

    private float[] run(float[] images, int[] shape, Consumer<long[]> outputShape) {
        long[] sizes = Arrays.stream(shape).asLongStream().toArray();
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), sizes);
                OrtSession.Result results = session.run(Map.of(input, tensor), Set.of(output), calls)) {
            OnnxTensor result = floats(results.get(0));
            outputShape.accept(result.getInfo().getShape());
            FloatBuffer values = result.getFloatBuffer();
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

    /** Of single or half precision; the runtime widens the latter. */
    private OnnxTensor floats(OnnxValue value) {
        if (value instanceof OnnxTensor tensor
                && (tensor.getInfo().type == OnnxJavaType.FLOAT || tensor.getInfo().type == OnnxJavaType.FLOAT16)) {
            return tensor;
        }
        String kind = value instanceof OnnxTensor tensor ? "values of type " + tensor.getInfo().type : "no array";
        throw new NetworkException("the output '" + output + "' of " + model + " holds " + kind
                + ", not the logits or probabilities of each class in floats, which windows are blended by;"
                + " export the model without its last step (arg-max, threshold).");
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
