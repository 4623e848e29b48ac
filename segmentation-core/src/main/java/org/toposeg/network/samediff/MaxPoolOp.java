package org.toposeg.network.samediff;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Maximum over windows that do not overlap; the first of equal values receives the gradient. */
final class MaxPoolOp extends JavaOp {

    private final int[] window;

    MaxPoolOp(SameDiff graph, int[] window, SDVariable x) {
        super(graph, 1, x);
        this.window = window;
    }

    @Override
    long[][] shapes(List<INDArray> inputs) {
        long[] shape = inputs.getFirst().shape().clone();
        for (int axis = 0; axis < window.length; axis++) {
            shape[axis + 2] /= window[axis];
        }
        return new long[][] {shape};
    }

    @Override
    void run(List<INDArray> inputs, List<INDArray> outputs) {
        FloatBuffer x = Floats.of(inputs.getFirst());
        FloatBuffer y = Floats.of(outputs.getFirst());
        int[] size = volume(outputs.getFirst().shape());
        int[] block = volume(window);
        forEachPlane(inputs.getFirst(), plane -> {
            int space = size[0] * size[1] * size[2];
            float[] source = plane(x, plane, space * block[0] * block[1] * block[2]);
            float[] target = new float[space];
            for (int i = 0; i < space; i++) {
                target[i] = source[winner(source, i, size, block)];
            }
            y.put(plane * space, target, 0, space);
        });
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new Gradient(sameDiff, window, arg(0), gradient.getFirst()).outputVariable());
    }

    private static void forEachPlane(INDArray x, java.util.function.IntConsumer body) {
        Floats.parallel(Floats.size(x, 0) * Floats.size(x, 1), body);
    }

    private static float[] plane(FloatBuffer x, int plane, int space) {
        float[] values = new float[space];
        x.get(plane * space, values, 0, space);
        return values;
    }

    /** The last three sizes, one in front where there are two. */
    private static int[] volume(long[] shape) {
        int depth = shape.length == 5 ? (int) shape[2] : 1;
        return new int[] {depth, (int) shape[shape.length - 2], (int) shape[shape.length - 1]};
    }

    private static int[] volume(int[] window) {
        return window.length == 3 ? window : new int[] {1, window[0], window[1]};
    }

    /** Where the greatest value of a window lies in the fine plane. */
    private static int winner(float[] source, int index, int[] size, int[] block) {
        int x = index % size[2] * block[2];
        int y = index / size[2] % size[1] * block[1];
        int z = index / (size[2] * size[1]) * block[0];
        int width = size[2] * block[2];
        int height = size[1] * block[1];
        int best = (z * height + y) * width + x;
        for (int a = 0; a < block[0]; a++) {
            for (int b = 0; b < block[1]; b++) {
                int line = ((z + a) * height + y + b) * width + x;
                for (int c = 0; c < block[2]; c++) {
                    best = source[line + c] > source[best] ? line + c : best;
                }
            }
        }
        return best;
    }

    /** Inputs x and d loss / d y. */
    static final class Gradient extends JavaOp {

        private final int[] window;

        Gradient(SameDiff graph, int[] window, SDVariable x, SDVariable gradient) {
            super(graph, 1, x, gradient);
            this.window = window;
        }

        @Override
        long[][] shapes(List<INDArray> inputs) {
            return new long[][] {inputs.getFirst().shape()};
        }

        @Override
        void run(List<INDArray> inputs, List<INDArray> outputs) {
            FloatBuffer x = Floats.of(inputs.get(0));
            FloatBuffer dy = Floats.of(inputs.get(1));
            FloatBuffer dx = Floats.of(outputs.getFirst());
            int[] size = volume(inputs.get(1).shape());
            int[] block = volume(window);
            forEachPlane(inputs.getFirst(), plane -> {
                int space = size[0] * size[1] * size[2];
                float[] source = plane(x, plane, space * block[0] * block[1] * block[2]);
                float[] gradients = plane(dy, plane, space);
                int[] winners = new int[space];
                Arrays.setAll(winners, i -> winner(source, i, size, block));
                Arrays.fill(source, 0);
                for (int i = 0; i < space; i++) {
                    source[winners[i]] = gradients[i];
                }
                dx.put(plane * source.length, source, 0, source.length);
            });
        }
    }
}
