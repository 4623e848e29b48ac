package org.toposeg.engine.libtorch;

import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.AfterEach;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.train.optim.ParameterVectorContract;

class TorchVectorTest extends ParameterVectorContract<TorchVector> {

    private final PointerScope scope = new PointerScope();

    @AfterEach
    void free() {
        scope.close();
    }

    @Override
    protected TorchVector vector(Map<String, Parameter> parameters) {
        return TorchVector.sharing(parameters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> TorchTensors.of(e.getValue().data(), e.getValue().shape()))));
    }
}
