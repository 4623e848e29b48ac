package org.toposeg.network.samediff.op;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.Floats;
import org.toposeg.network.samediff.kernel.PoolWindows;

/** One number for each of the windows, which do not overlap. */
public final class PoolOp extends JavaOp {

    /** How a window becomes a number, and where that number's gradient goes. */
    public enum Kind {
        /** The first of equal values receives the gradient. */
        MAXIMUM {
            @Override
            void pool(PoolWindows windows, float[] fine, float[] coarse) {
                for (int w = 0; w < coarse.length; w++) {
                    coarse[w] = fine[winner(windows, fine, w)];
                }
            }

            @Override
            void spread(PoolWindows windows, float[] fine, float[] byCoarse, float[] byFine) {
                for (int w = 0; w < byCoarse.length; w++) {
                    byFine[winner(windows, fine, w)] = byCoarse[w];
                }
            }
        },
        MEAN {
            @Override
            void pool(PoolWindows windows, float[] fine, float[] coarse) {
                for (int w = 0; w < coarse.length; w++) {
                    int at = w;
                    windows.forEach(w, i -> coarse[at] += fine[i]);
                    coarse[w] /= windows.elementsOfOne();
                }
            }

            @Override
            void spread(PoolWindows windows, float[] fine, float[] byCoarse, float[] byFine) {
                for (int w = 0; w < byCoarse.length; w++) {
                    float share = byCoarse[w] / windows.elementsOfOne();
                    windows.forEach(w, i -> byFine[i] = share);
                }
            }
        };

        /** @param coarse zeroed */
        abstract void pool(PoolWindows windows, float[] fine, float[] coarse);

        /** @param byFine zeroed */
        abstract void spread(PoolWindows windows, float[] fine, float[] byCoarse, float[] byFine);

        private static int winner(PoolWindows windows, float[] fine, int window) {
            int[] best = {-1};
            windows.forEach(window, i -> best[0] = best[0] < 0 || fine[i] > fine[best[0]] ? i : best[0]);
            return best[0];
        }
    }

    private final Kind kind;
    private final int[] window;

    public PoolOp(SameDiff graph, Kind kind, int[] window, SDVariable x) {
        super(graph, 1, x);
        this.kind = kind;
        this.window = window;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        return PoolWindows.shapes(inputs.getFirst(), window);
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        INDArray x = inputs.getFirst();
        PoolWindows windows = PoolWindows.of(outputs.getFirst(), window);
        Floats.parallel(Floats.size(x, 0) * Floats.size(x, 1), plane -> {
            float[] coarse = new float[windows.windows()];
            kind.pool(windows, Floats.plane(x, plane), coarse);
            Floats.put(outputs.getFirst(), plane, coarse);
        });
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new Gradient(sameDiff, kind, window, arg(0), gradient.getFirst()).outputVariable());
    }

    /** Inputs x and d loss / d y. */
    static final class Gradient extends JavaOp {

        private final Kind kind;
        private final int[] window;

        Gradient(SameDiff graph, Kind kind, int[] window, SDVariable x, SDVariable gradient) {
            super(graph, 1, x, gradient);
            this.kind = kind;
            this.window = window;
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            return new long[][] {inputs.getFirst().shape()};
        }

        @Override
        public void run(List<INDArray> inputs, List<INDArray> outputs) {
            INDArray x = inputs.getFirst();
            PoolWindows windows = PoolWindows.of(inputs.get(1), window);
            Floats.parallel(Floats.size(x, 0) * Floats.size(x, 1), plane -> {
                float[] byFine = new float[Floats.space(x)];
                kind.spread(windows, Floats.plane(x, plane), Floats.plane(inputs.get(1), plane), byFine);
                Floats.put(outputs.getFirst(), plane, byFine);
            });
        }
    }
}
