package org.toposeg.loss.overlap;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.loss.testing.Options;
import org.toposeg.testing.VectorCase;

class MetricLossTest {

    @Test
    void gives_what_jdtlosses_gives() {
        LossVectors.check("jaccard_dice_metric", MetricLossTest::loss);
    }

    private static Loss loss(VectorCase c) {
        Map<String, String> options =
                Options.of(c, "alpha", "beta", "gamma", "smooth", "threshold", "norm", "log_loss");
        options.put("miou_d", c.text("mIoUD"));
        options.put("miou_i", c.text("mIoUI"));
        options.put("miou_c", c.text("mIoUC"));
        // The published code tells hard from soft labels by their data type.
        options.put("active", c.text("label").equals("hard") ? "present" : "all");
        return Losses.create(c.name().startsWith("dml") ? "dice_semimetric" : "jaccard_metric", options);
    }
}
