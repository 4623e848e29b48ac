package org.toposeg.train.nd4j;

import java.util.Map;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.train.optim.ParameterVectorContract;

class ArrayVectorTest extends ParameterVectorContract<ArrayVector> {

    @Override
    protected ArrayVector vector(Map<String, Parameter> parameters) {
        return new ArrayVector(parameters);
    }
}
