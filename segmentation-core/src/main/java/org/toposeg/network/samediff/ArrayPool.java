package org.toposeg.network.samediff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.internal.SessionMemMgr;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native memory that a session gives out and takes back, freed as a whole on {@link #close}. Fresh pages cost more than
 * many an operation, and arrays left to Java's collector pile up; so buffers are kept by size and used again. Each array
 * given out is a new object on an old buffer, because sessions remember arrays by identity.
 */
final class ArrayPool implements SessionMemMgr {

    private final Map<Long, ArrayDeque<DataBuffer>> free = new HashMap<>();
    private final List<DataBuffer> all = new ArrayList<>();

    @Override
    public INDArray allocate(boolean detached, DataType type, long... shape) {
        if (type != DataType.FLOAT) {
            return Nd4j.createUninitializedDetached(type, shape);
        }
        long length = 1;
        for (long size : shape) {
            length *= size;
        }
        ArrayDeque<DataBuffer> ready = free.computeIfAbsent(length, l -> new ArrayDeque<>());
        DataBuffer buffer = ready.isEmpty() ? fresh(length) : ready.pop();
        return Nd4j.create(buffer, shape, Nd4j.getStrides(shape, 'c'), 0, 'c');
    }

    private DataBuffer fresh(long length) {
        DataBuffer buffer = Nd4j.createBuffer(DataType.FLOAT, length, false);
        all.add(buffer);
        return buffer;
    }

    @Override
    public INDArray allocate(boolean detached, LongShapeDescriptor descriptor) {
        return allocate(detached, descriptor.dataType(), descriptor.getShape());
    }

    @Override
    public INDArray ulike(INDArray array) {
        return allocate(false, array.dataType(), array.shape());
    }

    @Override
    public INDArray dup(INDArray array) {
        INDArray copy = ulike(array);
        copy.assign(array);
        return copy;
    }

    @Override
    public void release(INDArray array) {
        if (array.dataType() == DataType.FLOAT) {
            free.computeIfAbsent(array.length(), l -> new ArrayDeque<>()).push(array.data());
        }
    }

    @Override
    public void close() {
        all.forEach(DataBuffer::close);
        all.clear();
        free.clear();
    }
}
