package org.toposeg.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.toposeg.network.TestNetworks;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;
import org.toposeg.train.TrainingException;

class PretrainedTest {

    private static final NetworkSpec BATCH =
            TestNetworks.spec("unet", 2, 4, 2, false).with(Norm.BATCH, 0);

    private final Pretrained trained = new Pretrained(BATCH, TestNetworks.perturbed(BATCH, 5), "model a");

    @Test
    void running_statistics_are_taken_over_with_the_weights() {
        Weights start = trained.over(BATCH, WeightInitializer.initialize(BATCH, 1));
        assertThat(start.parameters().get("encoder.0.0.norm.variance").data())
                .isEqualTo(trained.weights()
                        .parameters()
                        .get("encoder.0.0.norm.variance")
                        .data());
    }

    @Test
    void weights_trained_with_another_norm_are_refused_although_they_have_the_same_names() {
        NetworkSpec instance = BATCH.with(Norm.INSTANCE, 0);
        Weights fresh = WeightInitializer.initialize(instance, 1);
        assertThatThrownBy(() -> trained.over(instance, fresh))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("model a has the norm 'batch', the plan 'instance'");
    }

    @Test
    void another_architecture_is_refused_although_its_weights_have_the_same_names() {
        NetworkSpec pooled = TestNetworks.spec("unet-maxpool", 2, 4, 2, false).with(Norm.BATCH, 0);
        Weights fresh = WeightInitializer.initialize(pooled, 1);
        assertThatThrownBy(() -> trained.over(pooled, fresh))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("its architecture is unet, the plan's unet-maxpool");
    }

    /** The norm after a convolution to other labels was made for another one. */
    @Test
    void outputs_are_made_anew_as_a_whole() {
        NetworkSpec planes = TestNetworks.spec("unet-2.5d", 3, 4, 2, false).with(Norm.BATCH, 0);
        NetworkSpec other = NetworkSpec.of(
                        planes.architecture(),
                        3,
                        planes.inputChannels(),
                        planes.outputChannels() + 1,
                        new NetworkSpec.Pyramid(planes.features(), planes.kernels(), planes.strides()))
                .with(Norm.BATCH, 0);
        Pretrained model = new Pretrained(planes, TestNetworks.perturbed(planes, 5), "model a");
        Weights fresh = WeightInitializer.initialize(other, 1);
        Weights start = model.over(other, fresh);
        assertThat(start.parameters().keySet()).anyMatch(name -> name.startsWith("output.") && name.contains("norm"));
        start.parameters().forEach((name, p) -> {
            if (name.startsWith("output.")) {
                assertThat(p.data())
                        .as(name)
                        .isEqualTo(fresh.parameters().get(name).data());
            }
        });
    }
}
