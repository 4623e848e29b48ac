package org.toposeg.loss.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;
import org.toposeg.loss.testing.LossVectors;

class SsimLossTest {

    @Test
    void gives_what_basnet_gives() {
        LossVectors.check("bce_ssim_iou", c -> switch (c.text("impl")) {
            case "ssim_loss" -> Losses.create("ssim", Map.of());
            case "bce", "iou" -> only(c.text("impl"));
            default -> Losses.create("bce_ssim_iou", Map.of());
        });
    }

    private static Loss only(String part) {
        Map<String, String> weights = new HashMap<>(Map.of("bce", "0", "ssim", "0", "iou", "0"));
        weights.put(part, "1");
        return Losses.create("bce_ssim_iou", weights);
    }

    @Test
    void gradients_are_those_of_the_values() {
        FiniteDifferences.check(
                Losses.create("ssim", Map.of("window", "7")), Batches.logits(new Shape(1, 2, 5, 9, 8), 1));
        FiniteDifferences.check(
                Losses.create("bce_ssim_iou", Map.of("iou", "0.5")), Batches.logits(new Shape(2, 1, 1, 14, 13), 2));
    }

    @Test
    void a_volume_of_equal_slices_deep_inside_is_compared_like_a_slice() {
        LossBatch slice = Batches.probabilities(new Shape(1, 1, 1, 16, 16), 5);
        float[] p = new float[31 * 256];
        float[] t = new float[31 * 256];
        for (int i = 0; i < p.length; i++) {
            p[i] = slice.prediction()[i % 256];
            t[i] = slice.target()[i % 256];
        }
        Loss ssim = Losses.create("ssim", Map.of("window", "5"));
        LossBatch volume = LossBatch.of(new Shape(1, 1, 31, 16, 16), p, slice.space(), t);
        float[] inVolume = new float[p.length];
        float[] inSlice = new float[256];
        ssim.evaluate(volume, inVolume);
        ssim.evaluate(slice, inSlice);
        for (int i = 0; i < 256; i++) {
            assertThat(31 * inVolume[15 * 256 + i]).isCloseTo(inSlice[i], within(1e-6f));
        }
    }

    @Test
    void two_empty_maps_match_perfectly() {
        LossBatch batch = Batches.probabilities(new Shape(1, 1, 1, 6, 7), 3);
        LossBatch empty = batch.with(batch.shape(), new float[42], new float[42], null);
        assertThat(Losses.create("bce_ssim_iou", Map.of()).evaluate(empty, null))
                .isZero();
    }
}
