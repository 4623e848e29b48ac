package org.toposeg.network.samediff;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Mean of windows that do not overlap. */
final class AveragePoolOp extends JavaOp {

    private final int[] window;

    AveragePoolOp(SameDiff graph, int[] window, SDVariable x) {
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
                int at = w;
                windows.forEach(w, i -> coarse[at] += fine[i]);
                coarse[w] /= windows.elementsOfOne();
            }
            Floats.put(outputs.getFirst(), plane, coarse);
        });
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new Gradient(sameDiff, window, arg(0), gradient.getFirst()).outputVariable());
    }

    /** Inputs x, for its shape, and d loss / d y. */
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
                float[] coarse = Floats.plane(inputs.get(1), plane);
                float[] fine = new float[Floats.space(x)];
                for (int w = 0; w < coarse.length; w++) {
                    float share = coarse[w] / windows.elementsOfOne();
                    windows.forEach(w, i -> fine[i] = share);
                }
                Floats.put(outputs.getFirst(), plane, fine);
            });
        }
    }
}
