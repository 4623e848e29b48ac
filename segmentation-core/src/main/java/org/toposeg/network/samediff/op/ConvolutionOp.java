package org.toposeg.network.samediff.op;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.NativeConvolution;

/** Convolution by ND4J's native operation; inputs x, weights O×I×kernel and possibly bias. */
public final class ConvolutionOp extends JavaOp {

    private final NativeConvolution convolution;

    public ConvolutionOp(SameDiff graph, NativeConvolution convolution, SDVariable... inputs) {
        super(graph, 1, inputs);
        this.convolution = convolution;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        return new long[][] {convolution.outputShape(inputs.get(0), inputs.get(1))};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        convolution.forward(inputs, outputs.getFirst());
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new Gradient(sameDiff, convolution, with(args(), gradient.getFirst())).outputVariables());
    }

    private static SDVariable[] with(SDVariable[] inputs, SDVariable last) {
        SDVariable[] all = java.util.Arrays.copyOf(inputs, inputs.length + 1);
        all[inputs.length] = last;
        return all;
    }

    /** Inputs x, weights, possibly bias, d loss / d output; results d loss / d each of the former. */
    static final class Gradient extends JavaOp {

        private final NativeConvolution convolution;

        Gradient(SameDiff graph, NativeConvolution convolution, SDVariable... inputs) {
            super(graph, inputs.length - 1, inputs);
            this.convolution = convolution;
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            return inputs.stream()
                    .limit(inputs.size() - 1L)
                    .map(INDArray::shape)
                    .toArray(long[][]::new);
        }

        @Override
        public void run(List<INDArray> inputs, List<INDArray> outputs) {
            convolution.backward(inputs, outputs);
        }
    }
}
