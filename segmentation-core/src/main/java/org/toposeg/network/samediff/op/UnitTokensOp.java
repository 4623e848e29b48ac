package org.toposeg.network.samediff.op;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.Sums;
import org.toposeg.network.samediff.kernel.TokenLayout;

/** Scales every token to length one. */
public final class UnitTokensOp extends JavaOp {

    private static final float SHORTEST = 1e-12f;

    private final int heads;
    private final int axis;

    public UnitTokensOp(SameDiff graph, int heads, int axis, SDVariable x) {
        super(graph, 1, x);
        this.heads = heads;
        this.axis = axis;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        return new long[][] {inputs.getFirst().shape()};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        TokenLayout layout = TokenLayout.of(inputs.getFirst(), heads, axis);
        layout.forEachMatrix(matrix -> {
            float[][] tokens = layout.read(inputs.getFirst(), matrix);
            for (float[] token : tokens) {
                normalize(token);
            }
            layout.write(tokens, outputs.getFirst(), matrix);
        });
    }

    /** @return what the token was divided by */
    private static float normalize(float[] token) {
        float length = (float) Math.sqrt(Sums.ofProducts(token, token, token.length));
        float divisor = Math.max(length, SHORTEST);
        for (int i = 0; i < token.length; i++) {
            token[i] /= divisor;
        }
        return divisor;
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new Gradient(sameDiff, heads, axis, arg(0), gradient.getFirst()).outputVariable());
    }

    /** Inputs x and d loss / d y: with y = x/|x|, (dy − y·(y·dy)) / |x|. */
    static final class Gradient extends JavaOp {

        private final int heads;
        private final int axis;

        Gradient(SameDiff graph, int heads, int axis, SDVariable x, SDVariable gradient) {
            super(graph, 1, x, gradient);
            this.heads = heads;
            this.axis = axis;
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            return new long[][] {inputs.getFirst().shape()};
        }

        @Override
        public void run(List<INDArray> inputs, List<INDArray> outputs) {
            TokenLayout layout = TokenLayout.of(inputs.getFirst(), heads, axis);
            layout.forEachMatrix(matrix -> {
                float[][] tokens = layout.read(inputs.getFirst(), matrix);
                float[][] gradients = layout.read(inputs.get(1), matrix);
                for (int t = 0; t < tokens.length; t++) {
                    differentiate(tokens[t], gradients[t]);
                }
                layout.write(gradients, outputs.getFirst(), matrix);
            });
        }

        private static void differentiate(float[] token, float[] gradient) {
            float divisor = normalize(token);
            float along = divisor > SHORTEST ? (float) Sums.ofProducts(token, gradient, token.length) : 0;
            for (int i = 0; i < token.length; i++) {
                gradient[i] = (gradient[i] - token[i] * along) / divisor;
            }
        }
    }
}
