package org.toposeg.loss.pixel;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.loss.testing.Options;
import org.toposeg.testing.VectorCase;

class PixelVectorsTest {

    @Test
    void focal_gives_what_monai_gives() {
        LossVectors.check("focal", c -> {
            Map<String, String> options = Options.of(c, "gamma", "alpha", "use_softmax", "include_background");
            if (c.has("weight")) {
                options.put("class_weights", c.list("weight"));
            }
            options.put("monai_background", "true");
            return Losses.create("focal", options);
        });
    }

    @Test
    void poly1_gives_what_the_published_codes_give() {
        LossVectors.check("poly1", PixelVectorsTest::poly1);
    }

    private static Loss poly1(VectorCase c) {
        return c.text("impl").equals("Poly1Focal")
                ? Losses.create("poly1_focal", Options.of(c, "epsilon", "alpha", "gamma"))
                : Losses.create("poly1", Options.of(c, "epsilon", "class_weights"));
    }

    @Test
    void cross_entropy_is_the_binary_part_of_the_basnet_loss() {
        LossVectors.check(
                "bce_ssim_iou",
                c -> c.text("impl").equals("bce")
                                && LossVectors.batch(c).shape().channels() == 1
                        ? Losses.parse("ce")
                        : null);
    }
}
