package org.toposeg.network.samediff.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.toposeg.network.samediff.NativeBackend;
import org.toposeg.network.samediff.kernel.Floats;

/** Single operations against their formulas by hand. */
class OperationsTest {

    static {
        NativeBackend.select();
    }

    private final SameDiff graph = SameDiff.create();

    private SDVariable variable(String name) {
        return graph.placeHolder(name, DataType.FLOAT);
    }

    private static INDArray array(float[] values, long... shape) {
        return Nd4j.create(values, shape, 'c');
    }

    private static float[] run(JavaOp op, INDArray... inputs) {
        List<INDArray> outputs = Arrays.stream(op.shapes(List.of(inputs)))
                .map(shape -> Nd4j.createUninitialized(DataType.FLOAT, shape))
                .toList();
        op.run(List.of(inputs), outputs);
        return Floats.copy(outputs.getFirst());
    }

    @Test
    void upsampling_by_two_takes_quarters_and_keeps_the_border() {
        UpsampleOp op = new UpsampleOp(graph, new int[] {1, 2}, variable("x"));
        float[] fine = run(op, array(new float[] {0, 4, 8, 8}, 1, 1, 2, 2));
        assertThat(fine).containsExactly(0, 1, 3, 4, 8, 8, 8, 8);
    }

    @Test
    void upsampling_by_three_has_the_coarse_samples_in_the_middle() {
        UpsampleOp op = new UpsampleOp(graph, new int[] {3, 1}, variable("x"));
        float[] fine = run(op, array(new float[] {3, 6}, 1, 1, 2, 1));
        assertThat(fine).containsExactly(new float[] {3, 3, 4, 5, 6, 6}, offset(1e-6f));
    }

    @Test
    void a_depthwise_kernel_keeps_channels_apart_and_sees_zeros_outside() {
        DepthwiseOp op = new DepthwiseOp(graph, new int[] {1, 3}, variable("x"), variable("w"));
        INDArray x = array(new float[] {1, 2, 4, 1, 2, 4}, 1, 2, 1, 3);
        INDArray weights = array(new float[] {1, 10, 100, 0, 0, 1}, 2, 1, 1, 3);
        assertThat(run(op, x, weights)).containsExactly(210, 421, 42, 2, 4, 0);
    }

    @Test
    void a_token_is_all_of_a_head_at_one_position_of_the_axis() {
        UnitTokensOp op = new UnitTokensOp(graph, 1, 1, variable("x"));
        // Columns (3, 0, 0, 4) and (0, 0, 0, 5) over two channels of two rows.
        float[] units = run(op, array(new float[] {3, 0, 0, 0, 0, 0, 4, 5}, 1, 2, 2, 2));
        assertThat(units).containsExactly(new float[] {.6f, 0, 0, 0, 0, 0, .8f, 1}, offset(1e-6f));
    }

    @Test
    void attention_weighs_values_by_the_softmax_of_products() {
        AttentionOp op = new AttentionOp(graph, 2, 0, variable("q"), variable("k"), variable("v"));
        float three = (float) Math.log(3);
        // Two heads of one channel, two tokens each: products are 0 and log 3 for the first head, all 0 for the second.
        INDArray query = array(new float[] {1, 0, 0, 0}, 1, 2, 2, 1);
        INDArray key = array(new float[] {0, three, 7, 7}, 1, 2, 2, 1);
        INDArray value = array(new float[] {4, 8, 10, 20}, 1, 2, 2, 1);
        assertThat(run(op, query, key, value)).containsExactly(new float[] {7, 6, 15, 15}, offset(1e-5f));
    }
}
