package org.toposeg.train.nd4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.toposeg.network.TestNetworks;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.Optimizers;
import org.toposeg.train.TrainingException;
import org.toposeg.train.TrainingSession;
import org.toposeg.train.TrainingSessionContract;

class Nd4jTrainingSessionTest extends TrainingSessionContract {

    private static final NetworkSpec SPEC = TestNetworks.spec("unet", 3, 4, 3, false);

    Nd4jTrainingSessionTest() {
        super("nd4j");
    }

    @Test
    void a_batch_norm_of_one_value_is_refused() {
        NetworkSpec spec = TestNetworks.spec("unet", 3, 4, 3, false).with(Norm.BATCH, 0);
        Weights weights = WeightInitializer.initialize(spec, 1);
        try (TrainingSession session =
                new Nd4jTrainingEngine().open(spec, weights, Optimizers.defaults("adamw"), 1, new int[] {4, 4, 4})) {
            assertThatThrownBy(() -> session.step(TestNetworks.noise(2 * 64, 1), (outputs, gradients) -> 0, 0.01))
                    .hasMessageContaining("more than one value");
        }
    }

    @Test
    void a_patch_that_the_strides_do_not_divide_is_refused() {
        assertThatThrownBy(() -> new Nd4jTrainingEngine()
                        .open(SPEC, WeightInitializer.initialize(SPEC, 1), Optimizers.defaults("adamw"), 1, new int[] {
                            8, 6, 8
                        }))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("[4, 4, 4]");
    }
}
