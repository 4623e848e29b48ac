package org.toposeg.infer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.protobuf.Message;

/** Networks that others have written, of one operation. */
class ForeignOutputTest {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int FLOAT16 = 10;
    private static final int[] SHAPE = {1, 2, 1, 2};

    @TempDir
    Path folder;

    private Path model(String operation, String attribute, int value, int inputType, int outputType)
            throws IOException {
        Message node = new Message()
                .text(1, "image")
                .text(2, "out")
                .text(4, operation)
                .message(5, new Message().text(1, attribute).integer(3, value).integer(20, 2));
        Message graph = new Message()
                .message(1, node)
                .text(2, "graph")
                .message(11, array("image", inputType))
                .message(12, array("out", outputType));
        Message model = new Message()
                .integer(1, 8)
                .message(7, graph)
                .message(8, new Message().text(1, "").integer(2, 17));
        return Files.write(folder.resolve("model.onnx"), model.toBytes());
    }

    /** Four axes of any size. */
    private static Message array(String name, int type) {
        Message shape = new Message();
        for (String axis : List.of("n", "c", "h", "w")) {
            shape.message(1, new Message().text(2, name + axis));
        }
        Message tensor = new Message().integer(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    @Test
    void labels_instead_of_scores_are_refused_in_words() throws IOException {
        Path model = model("ArgMax", "axis", 1, FLOAT, INT64);
        try (InferenceEngine.Predictor network = new OnnxRuntimeEngine().load(model)) {
            assertThatThrownBy(() -> network.predict(new float[] {1, 2, 3, 0}, SHAPE))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("'out' of " + model)
                    .hasMessageContaining("INT64")
                    .hasMessageContaining("without its last step");
        }
    }

    @Test
    void an_output_of_half_precision_is_widened_and_its_sizes_are_told() throws IOException {
        try (InferenceEngine.Predictor network =
                new OnnxRuntimeEngine().load(model("Cast", "to", FLOAT16, FLOAT, FLOAT16))) {
            List<long[]> sizes = new ArrayList<>();
            assertThat(network.predict(new float[] {1, -2, 0.5f, 0}, SHAPE, sizes::add))
                    .containsExactly(1, -2, 0.5f, 0);
            assertThat(sizes).containsExactly(new long[] {1, 2, 1, 2});
        }
    }

    @Test
    void an_input_of_half_precision_is_refused_with_its_type_alone() throws IOException {
        Path model = model("Cast", "to", FLOAT, FLOAT16, FLOAT);
        assertThatThrownBy(() -> new OnnxRuntimeEngine().load(model))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("the input of " + model + " takes values of type FLOAT16")
                .hasMessageContaining("32-bit floats");
    }
}
