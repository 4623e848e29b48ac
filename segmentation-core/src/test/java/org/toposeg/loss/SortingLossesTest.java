package org.toposeg.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;

class SortingLossesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lovasz",
                "lovasz(per_image=true)",
                "lovasz_hinge",
                "lovasz_hinge(per_image=false)",
                "topk",
                "topk(k=50)"
            })
    void has_the_gradient_of_its_value_where_no_two_voxels_are_equally_wrong(String expression) {
        Shape shape = new Shape(2, 1, 1, 6, 5);
        LossBatch batch = Batches.separated(shape, 3);
        FiniteDifferences.check(Losses.parse(expression), batch, 5e-3);
        byte[] ignore = new byte[60];
        ignore[7] = ignore[40] = 1;
        LossBatch weighted = new LossBatch(
                shape, batch.prediction(), batch.space(), batch.target(), ignore, new float[] {0.5f, 2}, null);
        FiniteDifferences.check(Losses.parse(expression), weighted, 5e-3);
    }

    @Test
    void topk_is_the_mean_over_the_worst_voxels() {
        // Losses log 2, log 4, log 10 and log 1.25 of foreground; half of them are log 10 and log 4.
        LossBatch batch = LossBatch.of(
                new Shape(1, 1, 1, 2, 2), new float[] {0.5f, 0.25f, 0.1f, 0.8f}, Space.PROBABILITIES, new float[] {
                    1, 1, 1, 1
                });
        float[] gradient = new float[4];
        assertThat(Losses.parse("topk(k=50)").evaluate(batch, gradient)).isCloseTo(Math.log(40) / 2, within(1e-7));
        assertThat(gradient).containsExactly(new float[] {0, -2, -5, 0}, within(1e-5f));
    }
}
