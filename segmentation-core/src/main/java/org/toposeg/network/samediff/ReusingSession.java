package org.toposeg.network.samediff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.config.ExecutionResult;
import org.nd4j.autodiff.samediff.config.SDValue;
import org.nd4j.autodiff.samediff.internal.FrameIter;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.toposeg.network.samediff.op.JavaOp;

/** SameDiff's session with our operations and our memory. */
public final class ReusingSession extends InferenceSession {

    private final ArrayPool pool;

    ReusingSession(SameDiff graph, ArrayPool pool) {
        super(graph);
        this.pool = pool;
        setMmgr(pool);
    }

    /** Computes the named variables; the caller gives each back with {@link #release}. */
    Map<String, INDArray> compute(List<String> names, Map<String, INDArray> placeholders) {
        freedArrays.clear();
        return output(names, placeholders, null, List.of(), List.of(), At.defaultAt(Operation.INFERENCE));
    }

    void release(INDArray array) {
        pool.release(array);
    }

    @Override
    public ExecutionResult doExec(
            DifferentialFunction op,
            OpContext context,
            FrameIter frame,
            Set<VarId> inputs,
            Set<VarId> allIterationInputs,
            Set<String> constants,
            Map<String, SDValue> placeholders) {
        if (!(op instanceof JavaOp ours)) {
            return super.doExec(op, context, frame, inputs, allIterationInputs, constants, placeholders);
        }
        ours.run(context.getInputArrays(), context.getOutputArrays());
        return ExecutionResult.createFrom(
                List.of(op.outputVariablesNames()), context.getOutputArrays().toArray(INDArray[]::new));
    }
}
