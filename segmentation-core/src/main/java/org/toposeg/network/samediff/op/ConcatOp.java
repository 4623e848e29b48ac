package org.toposeg.network.samediff.op;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.samediff.kernel.Floats;

/** Joins along the channel axis. */
public final class ConcatOp extends JavaOp {

    public ConcatOp(SameDiff graph, SDVariable... inputs) {
        super(graph, 1, inputs);
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        long[] shape = inputs.getFirst().shape().clone();
        shape[1] = inputs.stream().mapToLong(x -> x.size(1)).sum();
        return new long[][] {shape};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        copy(outputs.getFirst(), inputs, false);
    }

    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        SDVariable[] in = new SDVariable[args().length + 1];
        in[0] = gradient.getFirst();
        System.arraycopy(args(), 0, in, 1, args().length);
        return List.of(new Split(sameDiff, in).outputVariables());
    }

    /** Copies the parts into the whole, or back. */
    private static void copy(INDArray whole, List<INDArray> parts, boolean back) {
        int batch = Floats.size(whole, 0);
        int sample = Math.toIntExact(whole.length() / batch);
        FloatBuffer all = Floats.of(whole);
        int[] start = starts(parts, batch);
        Floats.parallel(parts.size() * batch, task -> {
            int p = task % parts.size();
            int n = task / parts.size();
            int length = Math.toIntExact(parts.get(p).length() / batch);
            FloatBuffer part = Floats.of(parts.get(p));
            if (back) {
                part.put(n * length, all, n * sample + start[p], length);
            } else {
                all.put(n * sample + start[p], part, n * length, length);
            }
        });
    }

    private static int[] starts(List<INDArray> parts, int batch) {
        int[] start = new int[parts.size()];
        for (int p = 1; p < start.length; p++) {
            start[p] = start[p - 1] + Math.toIntExact(parts.get(p - 1).length() / batch);
        }
        return start;
    }

    /** Inputs the gradient of the whole, then the parts (for their shapes); results the gradients of the parts. */
    static final class Split extends JavaOp {

        Split(SameDiff graph, SDVariable... inputs) {
            super(graph, inputs.length - 1, inputs);
        }

        @Override
        protected long[][] shapes(List<INDArray> inputs) {
            return inputs.stream().skip(1).map(INDArray::shape).toArray(long[][]::new);
        }

        @Override
        public void run(List<INDArray> inputs, List<INDArray> outputs) {
            copy(inputs.getFirst(), outputs, true);
        }
    }
}
