package org.toposeg.loss.composite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Agreement;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.loss.testing.Options;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;

class CompositeVectorsTest {

    @Test
    void dice_and_cross_entropy_give_what_monai_and_nnunet_give() {
        LossVectors.check("dice_ce", c -> c.text("impl").startsWith("monai") ? monai(c) : nnunet(c));
    }

    private static Loss monai(VectorCase c) {
        return Losses.create(
                "dice_ce",
                Options.of(c, "smooth_nr", "smooth_dr", "include_background", "batch", "lambda_dice", "lambda_ce"));
    }

    private static Loss nnunet(VectorCase c) {
        return Losses.create(
                "dice_ce",
                Map.of(
                        "nnunet_sign", "true",
                        "smooth_nr", c.text("smooth"),
                        "smooth_dr", c.text("smooth"),
                        "batch", c.text("batch_dice"),
                        "include_background", c.text("do_bg"),
                        "lambda_dice", c.text("weight_dice"),
                        "lambda_ce", c.text("weight_ce")));
    }

    @Test
    void fair_error_bound_scaling_gives_what_fairseg_gives() {
        LossVectors.check("fairness", CompositeVectorsTest::febs, CompositeVectorsTest::groups);
    }

    private static Loss febs(VectorCase c) {
        return c.text("impl").equals("FairDiceLoss")
                ? Losses.create("febs", Map.of("gamma", c.text("gamma"), "fairseg_groups", c.text("n_attr")))
                : null;
    }

    private static LossBatch groups(VectorCase c, LossBatch batch) {
        double[] numbers = c.input("group").data();
        int[] groups = new int[numbers.length];
        for (int n = 0; n < groups.length; n++) {
            groups[n] = (int) numbers[n];
        }
        return new LossBatch(batch.shape(), batch.prediction(), batch.space(), batch.target(), null, null, groups);
    }

    @Test
    void same_class_neighbours_give_what_the_authors_code_gives() {
        ReferenceVectors.check("scnp", c -> {
            LossBatch batch = LossVectors.batch(c);
            WorstNeighbors worst = WorstNeighbors.of(batch, (int) c.number("neighborhood") / 2);
            assertThat(worst.logits())
                    .containsExactly(c.expectedTensor("scnp_logits").floats());
            float[] gradient = new float[batch.shape().elements()];
            worst.chain(batch.shape(), c.input("upstream").floats(), gradient);
            Agreement.gradient(gradient, c.expectedTensor("grad").data());
        });
    }
}
