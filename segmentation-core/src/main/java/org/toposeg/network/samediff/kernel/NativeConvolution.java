package org.toposeg.network.samediff.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native 3D convolution with zero padding of half a kernel; images pass as volumes of one slice. (ND4J's 2D
 * operation wants other weight layouts forward than it can differentiate.)
 */
public final class NativeConvolution {

    private static final int OIDHW = 1;

    private final int[] kernel;
    private final int[] stride;

    public NativeConvolution(int[] kernel, int[] stride) {
        this.kernel = kernel;
        this.stride = stride;
    }

    public long[] outputShape(INDArray x, INDArray weights) {
        long[] shape = x.shape().clone();
        shape[1] = weights.size(0);
        for (int axis = 0; axis < kernel.length; axis++) {
            shape[axis + 2] = (shape[axis + 2] + 2 * (kernel[axis] / 2) - kernel[axis]) / stride[axis] + 1;
        }
        return shape;
    }

    public void forward(List<INDArray> inputs, INDArray output) {
        execute("conv3dnew", inputs, List.of(output));
    }

    public void backward(List<INDArray> inputs, List<INDArray> outputs) {
        execute("conv3dnew_bp", inputs, outputs);
    }

    private void execute(String operation, List<INDArray> inputs, List<INDArray> outputs) {
        Nd4j.exec(DynamicCustomOp.builder(operation)
                .addInputs(volumes(inputs))
                .addOutputs(volumes(outputs))
                .addIntegerArguments(arguments())
                .build());
    }

    private static INDArray[] volumes(List<INDArray> arrays) {
        return arrays.stream().map(NativeConvolution::volume).toArray(INDArray[]::new);
    }

    private static INDArray volume(INDArray array) {
        if (array.rank() != 4) {
            return array;
        }
        return array.reshape('c', array.size(0), array.size(1), 1, array.size(2), array.size(3));
    }

    /** Kernel, stride, padding, dilation; explicit padding, N×C×D×H×W, layout of the weights. */
    private int[] arguments() {
        List<Integer> all = new ArrayList<>();
        int[] padding = Arrays.stream(kernel).map(k -> k / 2).toArray();
        int[] dilation = new int[kernel.length];
        Arrays.fill(dilation, 1);
        addThree(all, kernel, 1);
        addThree(all, stride, 1);
        addThree(all, padding, 0);
        addThree(all, dilation, 1);
        int[] arguments = Arrays.copyOf(all.stream().mapToInt(Integer::intValue).toArray(), 15);
        arguments[14] = OIDHW;
        return arguments;
    }

    private static void addThree(List<Integer> all, int[] sizes, int missing) {
        if (sizes.length == 2) {
            all.add(missing);
        }
        Arrays.stream(sizes).forEach(all::add);
    }
}
