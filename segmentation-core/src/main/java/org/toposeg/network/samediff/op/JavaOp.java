package org.toposeg.network.samediff.op;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOpDescriptor;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.toposeg.network.samediff.ReusingSession;

/**
 * An operation of a SameDiff graph whose computation is ours: a Java kernel or a native one called with arrays that the
 * session reuses. {@link ReusingSession} runs it. All arrays are dense floats in C order.
 */
public abstract class JavaOp extends DynamicCustomOp {

    private final int outputs;

    public JavaOp(SameDiff graph, int outputs, SDVariable... inputs) {
        super(null, graph, inputs);
        this.outputs = outputs;
    }

    /** Shapes of the results for these inputs. */
    protected abstract long[][] shapes(List<INDArray> inputs);

    /** Fills the outputs, whose content is undefined before. */
    public abstract void run(List<INDArray> inputs, List<INDArray> outputs);

    /**
     * Adds the operations of the backward pass.
     *
     * @param gradient d loss / d first output
     * @return d loss / d input for each input, null where it is not needed
     */
    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradient) {
        throw new UnsupportedOperationException(opName() + " has no derivative");
    }

    @Override
    public String opName() {
        return getClass().getSimpleName();
    }

    @Override
    public int getNumOutputs() {
        return outputs;
    }

    @Override
    public CustomOpDescriptor getDescriptor() {
        return null;
    }

    @Override
    public List<LongShapeDescriptor> calculateOutputShape(OpContext context) {
        return Arrays.stream(shapes(context.getInputArrays()))
                .map(shape -> LongShapeDescriptor.fromShape(shape, DataType.FLOAT))
                .toList();
    }

    @Override
    public List<DataType> calculateOutputDataTypes(List<DataType> inputs) {
        return Collections.nCopies(outputs, DataType.FLOAT);
    }
}
