package org.toposeg.loss.overlap;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;
import org.toposeg.loss.testing.VectorCase;
import org.toposeg.loss.testing.VectorFile;

class DiceTest {

    @TestFactory
    Stream<DynamicTest> gives_what_monai_and_nnunet_give() {
        return VectorFile.tests(
                "dice", c -> c.flag("jaccard") ? null : c.text("impl").startsWith("monai") ? monai(c) : nnunet(c));
    }

    private static Loss monai(VectorCase c) {
        Map<String, String> options = new HashMap<>();
        for (String name :
                new String[] {"smooth_nr", "smooth_dr", "squared_pred", "batch", "include_background", "soft_label"}) {
            if (c.has(name)) {
                options.put(name, c.text(name));
            }
        }
        return Losses.create("dice", options);
    }

    private static Loss nnunet(VectorCase c) {
        return Losses.create(
                "dice",
                Map.of(
                        "nnunet_sign", "true",
                        "smooth_nr", c.text("smooth"),
                        "smooth_dr", c.text("smooth"),
                        "batch", c.text("batch_dice"),
                        "include_background", c.text("do_bg")));
    }

    @Test
    void has_the_gradient_of_its_value() {
        Loss dice = Losses.create("dice", Map.of("include_background", "false"));
        FiniteDifferences.check(dice, Batches.logits(new Shape(2, 3, 1, 9, 8), 1));
        FiniteDifferences.check(dice, Batches.probabilities(new Shape(2, 1, 5, 6, 7), 2));
        FiniteDifferences.check(dice, Batches.soft(Batches.probabilities(new Shape(2, 2, 1, 9, 8), 3), 4));
    }
}
