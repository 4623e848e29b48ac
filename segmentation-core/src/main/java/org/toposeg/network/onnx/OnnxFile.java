package org.toposeg.network.onnx;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.file.AtomicFile;
import org.toposeg.network.Architectures;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.protobuf.Message;
import org.toposeg.protobuf.MessageReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network as an ONNX file: input {@code image} (N×C×space), output {@code logits} (N×classes×space) of the finest
 * level. Its specification stands in the metadata, so that the file alone gives the network back to every engine.
 *
 * @param spec the network
 * @param weights its parameters, without those of outputs that only deep supervision uses
 */
public record OnnxFile(NetworkSpec spec, Weights weights) {

    private static final String SPEC_KEY = "toposeg.network";
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_METADATA = 14;
    private static final int GRAPH_INITIALIZER = 5;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Writes a network; the file appears under its name only when it is whole.
     *
     * @throws NetworkException if the file cannot be written or the weights do not fit
     */
    public static void write(NetworkSpec spec, Weights weights, Path target) {
        byte[] model = model(spec, weights).toBytes();
        try {
            AtomicFile.write(target, model);
        } catch (IOException e) {
            throw new NetworkException(
                    "Cannot write " + target + ": " + e + "; check the folder's rights and the free space", e);
        }
    }

    private static Message model(NetworkSpec spec, Weights weights) {
        OnnxGraph graph = new OnnxGraph(spec, weights);
        String finest =
                Architectures.named(spec.architecture()).build(graph, spec).getFirst();
        Message metadata = new Message().text(1, SPEC_KEY).text(2, JSON.writeValueAsString(spec));
        return new Message()
                .integer(1, IR_VERSION)
                .text(2, "TopoSeg")
                .message(MODEL_GRAPH, graph.message(finest))
                .message(8, new Message().text(1, "").integer(2, OPSET))
                .message(MODEL_METADATA, metadata);
    }

    /**
     * Reads a network that {@link #write} wrote.
     *
     * @throws NetworkException if it is no such file
     */
    public static OnnxFile read(Path file) {
        try {
            return parse(file, ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new NetworkException("Cannot read the model " + file + ": " + e, e);
        } catch (BufferUnderflowException | ArithmeticException | JacksonException e) {
            throw new NetworkException(file + " is not a whole ONNX file; export or copy it again", e);
        }
    }

    private static OnnxFile parse(Path file, ByteBuffer bytes) {
        NetworkSpec spec = null;
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        MessageReader model = new MessageReader(bytes);
        while (model.next()) {
            switch (model.field()) {
                case MODEL_GRAPH -> readGraph(model.message(), parameters);
                case MODEL_METADATA -> spec = readSpec(model.message(), spec);
                default -> model.skip();
            }
        }
        if (spec == null) {
            throw new NetworkException(
                    file + " was not exported by TopoSeg, so only ONNX Runtime can run it; use --engine onnx");
        }
        return new OnnxFile(spec, new Weights(parameters));
    }

    private static NetworkSpec readSpec(MessageReader entry, NetworkSpec found) {
        Map<Integer, String> texts = new LinkedHashMap<>();
        while (entry.next()) {
            texts.put(entry.field(), entry.text());
        }
        return SPEC_KEY.equals(texts.get(1)) ? JSON.readValue(texts.get(2), NetworkSpec.class) : found;
    }

    private static void readGraph(MessageReader graph, Map<String, Parameter> parameters) {
        while (graph.next()) {
            if (graph.field() == GRAPH_INITIALIZER) {
                readTensor(graph.message(), parameters);
            } else {
                graph.skip();
            }
        }
    }

    private static void readTensor(MessageReader tensor, Map<String, Parameter> parameters) {
        List<Integer> shape = new ArrayList<>();
        String name = "";
        float[] data = {};
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> readSizes(tensor, shape);
                case 8 -> name = tensor.text();
                case 9 -> data = floats(tensor.bytes());
                default -> tensor.skip();
            }
        }
        parameters.put(name, new Parameter(shape.stream().mapToInt(i -> i).toArray(), data));
    }

    /** One size, or all of them packed as other writers do. */
    private static void readSizes(MessageReader tensor, List<Integer> shape) {
        if (!tensor.isBytes()) {
            shape.add(Math.toIntExact(tensor.integer()));
            return;
        }
        MessageReader packed = tensor.message();
        while (packed.hasRemaining()) {
            shape.add(Math.toIntExact(packed.integer()));
        }
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
