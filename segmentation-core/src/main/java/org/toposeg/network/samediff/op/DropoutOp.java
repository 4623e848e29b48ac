package org.toposeg.network.samediff.op;

import java.util.List;
import java.util.function.Supplier;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.network.samediff.kernel.Floats;

/** Every channel of each sample times the factor that the pass draws for it; in inference the input as it is. */
public final class DropoutOp extends JavaOp {

    private final String name;
    private final double probability;
    private final Supplier<ForwardMode> pass;

    public DropoutOp(SameDiff graph, String name, double probability, Supplier<ForwardMode> pass, SDVariable x) {
        super(graph, 1, x);
        this.name = name;
        this.probability = probability;
        this.pass = pass;
    }

    @Override
    protected long[][] shapes(List<INDArray> inputs) {
        return new long[][] {inputs.getFirst().shape()};
    }

    @Override
    public void run(List<INDArray> inputs, List<INDArray> outputs) {
        INDArray x = inputs.getFirst();
        int samples = Floats.size(x, 0);
        int channels = Floats.size(x, 1);
        boolean drops = pass.get().training();
        float[] factors = drops ? pass.get().dropout(name, probability, samples, channels) : null;
        Floats.parallel(samples * channels, plane -> {
            float[] values = Floats.plane(x, plane);
            for (int v = 0; drops && v < values.length; v++) {
                values[v] *= factors[plane];
            }
            Floats.put(outputs.getFirst(), plane, values);
        });
    }

    /** The same factors, drawn again. */
    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        return List.of(new DropoutOp(sameDiff, name, probability, pass, gradient.getFirst()).outputVariable());
    }
}
