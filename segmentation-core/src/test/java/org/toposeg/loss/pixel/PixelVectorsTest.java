package org.toposeg.loss.pixel;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.toposeg.loss.Loss;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Options;
import org.toposeg.loss.testing.VectorCase;
import org.toposeg.loss.testing.VectorFile;

class PixelVectorsTest {

    @TestFactory
    Stream<DynamicTest> focal_gives_what_monai_gives() {
        return VectorFile.tests("focal", c -> {
            Map<String, String> options = Options.of(c, "gamma", "alpha", "use_softmax", "include_background");
            if (c.has("weight")) {
                options.put("class_weights", c.list("weight"));
            }
            options.put("monai_background", "true");
            return Losses.create("focal", options);
        });
    }

    @TestFactory
    Stream<DynamicTest> poly1_gives_what_the_published_codes_give() {
        return VectorFile.tests("poly1", PixelVectorsTest::poly1);
    }

    private static Loss poly1(VectorCase c) {
        return c.text("impl").equals("Poly1Focal")
                ? Losses.create("poly1_focal", Options.of(c, "epsilon", "alpha", "gamma"))
                : Losses.create("poly1", Options.of(c, "epsilon", "class_weights"));
    }

    @TestFactory
    Stream<DynamicTest> cross_entropy_is_the_binary_part_of_the_basnet_loss() {
        return VectorFile.tests(
                "bce_ssim_iou",
                c -> c.text("impl").equals("bce") && c.batch().shape().channels() == 1 ? Losses.parse("ce") : null);
    }
}
