package org.toposeg.network.samediff;

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
        return PoolWindows.shapes(inputs.getFirst(), window);
    }

    @Override
    void run(List<INDArray> inputs, List<INDArray> outputs) {
        INDArray x = inputs.getFirst();
        PoolWindows windows = PoolWindows.of(outputs.getFirst(), window);
        Floats.parallel(Floats.size(x, 0) * Floats.size(x, 1), plane -> {
            float[] fine = Floats.plane(x, plane);
            float[] coarse = new float[windows.windows()];
            for (int w = 0; w < coarse.length; w++) {
                coarse[w] = fine[winner(windows, fine, w)];
            }
            Floats.put(outputs.getFirst(), plane, coarse);
        });
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new Gradient(sameDiff, window, arg(0), gradient.getFirst()).outputVariable());
    }

    /** Where the greatest value of a window lies in the fine plane. */
    private static int winner(PoolWindows windows, float[] fine, int window) {
        int[] best = {-1};
        windows.forEach(window, i -> best[0] = best[0] < 0 || fine[i] > fine[best[0]] ? i : best[0]);
        return best[0];
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
            INDArray x = inputs.getFirst();
            PoolWindows windows = PoolWindows.of(inputs.get(1), window);
            Floats.parallel(Floats.size(x, 0) * Floats.size(x, 1), plane -> {
                float[] fine = Floats.plane(x, plane);
                float[] coarse = Floats.plane(inputs.get(1), plane);
                float[] gradient = new float[fine.length];
                for (int w = 0; w < coarse.length; w++) {
                    gradient[winner(windows, fine, w)] = coarse[w];
                }
                Floats.put(outputs.getFirst(), plane, gradient);
            });
        }
    }
}
