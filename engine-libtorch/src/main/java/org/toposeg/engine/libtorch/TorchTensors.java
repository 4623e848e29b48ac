package org.toposeg.engine.libtorch;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.network.graph.Weights;
import org.toposeg.train.TrainingException;

/** Between Java arrays and tensors in host memory; always copies. */
final class TorchTensors {

    private TorchTensors() {}

    static Tensor of(float[] data, int[] shape) {
        Tensor tensor = torch.empty(longs(shape));
        write(data, tensor);
        return tensor;
    }

    /** Copies an array into a contiguous float tensor in host memory. */
    static void write(float[] data, Tensor tensor) {
        if (tensor.numel() != data.length) {
            throw new TrainingException("a tensor of " + tensor.numel() + " elements cannot take " + data.length
                    + " values: the weights belong to another architecture.");
        }
        buffer(tensor, data.length).put(data);
    }

    /** The values of a tensor as 4-byte floats in C order, from whatever type and device it has. */
    static float[] read(Tensor tensor) {
        Tensor host = tensor.detach().to(torch.ScalarType.Float).cpu().contiguous();
        float[] data = new float[Math.toIntExact(host.numel())];
        buffer(host, data.length).get(data);
        return data;
    }

    /** Copies the saved values of one name into its tensor, on whatever device that is. */
    static void restore(Map<String, Weights.Parameter> saved, String name, Tensor tensor) {
        Weights.Parameter parameter = saved.get(name);
        if (parameter == null || parameter.data().length != tensor.numel()) {
            throw new TrainingException("The checkpoint has no values of the right size for \"" + name
                    + "\": it belongs to another network or optimiser.");
        }
        tensor.copy_(of(parameter.data(), parameter.shape()));
    }

    private static FloatBuffer buffer(Tensor tensor, int length) {
        return new FloatPointer(tensor.data_ptr()).capacity(length).asBuffer();
    }

    static Weights weights(Map<String, Tensor> tensors) {
        Map<String, Weights.Parameter> parameters = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> parameters.put(name, new Weights.Parameter(shape(tensor), read(tensor))));
        return new Weights(parameters);
    }

    static int[] shape(Tensor tensor) {
        long[] sizes = tensor.shape();
        int[] shape = new int[sizes.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.toIntExact(sizes[axis]);
        }
        return shape;
    }

    private static long[] longs(int[] values) {
        long[] result = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }
}
