package org.toposeg.engine.libtorch.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossTerm;
import org.toposeg.loss.Losses;

/** The tensor losses give the values and gradients of the Java losses of the same name. */
class TensorLossTest {

    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dice | 1",
                "dice | 3",
                "dice(squared_pred=true, batch=true) | 3",
                "dice(include_background=false, nnunet_sign=true) | 3",
                "ce | 1",
                "ce | 3",
                "ce(label_smoothing=0.1) | 3",
                "ce(label_smoothing=0.1) | 1",
                "focal | 1",
                "focal | 3",
                "focal(gamma=1.5, alpha=0.3) | 2",
                "cldice(iterations=3) | 1",
                "cldice(iterations=3) | 3",
                "cldice(include_background=true) | 2"
            })
    void agrees_with_the_java_loss_in_two_and_three_dimensions(String expression, int channels) {
        compare(expression, new LossBatch.Shape(2, channels, 1, 9, 11));
        compare(expression, new LossBatch.Shape(2, channels, 6, 7, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dice(soft_label=true)",
                "ce(class_weights=1;2)",
                "focal(use_softmax=true)",
                "cldice(published=monai)",
                "tversky"
            })
    void leaves_what_it_does_not_have_to_java(String expression) {
        assertThat(TensorLoss.of(term(expression))).isEmpty();
    }

    private static LossTerm term(String expression) {
        return Losses.parse(expression).terms().getFirst();
    }

    private static void compare(String expression, LossBatch.Shape shape) {
        Random random = new Random(expression.hashCode());
        float[] logits = new float[shape.elements()];
        float[] target = new float[shape.elements()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian();
        }
        for (int n = 0; n < shape.batch(); n++) {
            for (int v = 0; v < shape.voxels(); v++) {
                int c = random.nextInt(Math.max(2, shape.channels()));
                if (c < shape.channels()) {
                    target[(n * shape.channels() + c) * shape.voxels() + v] = 1;
                }
            }
        }
        float[] expected = new float[logits.length];
        double value = Losses.parse(expression)
                .evaluate(new LossBatch(shape, logits, LossBatch.Space.LOGITS, target, null, null), expected);
        try (PointerScope scope = new PointerScope()) {
            Tensor x = tensor(logits, shape).set_requires_grad(true);
            Tensor loss = TensorLoss.of(term(expression)).orElseThrow().value(x, tensor(target, shape));
            loss.backward();
            assertThat(loss.item_double()).as(expression).isCloseTo(value, within(TOLERANCE * Math.max(1, value)));
            assertThat(relativeDistance(read(x.grad()), expected))
                    .as(expression + " gradient")
                    .isLessThan(TOLERANCE);
        }
    }

    private static Tensor tensor(float[] data, LossBatch.Shape s) {
        Tensor tensor = s.depth() == 1
                ? torch.empty(s.batch(), s.channels(), s.height(), s.width())
                : torch.empty(s.batch(), s.channels(), s.depth(), s.height(), s.width());
        buffer(tensor).put(data);
        return tensor;
    }

    private static float[] read(Tensor tensor) {
        Tensor plain = tensor.contiguous();
        float[] data = new float[(int) plain.numel()];
        buffer(plain).get(data);
        return data;
    }

    private static FloatBuffer buffer(Tensor tensor) {
        return new FloatPointer(tensor.data_ptr()).capacity(tensor.numel()).asBuffer();
    }

    private static double relativeDistance(float[] a, float[] b) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (double) (a[i] - b[i]);
            size += b[i] * (double) b[i];
        }
        return Math.sqrt(difference / size);
    }
}
