package org.toposeg.loss.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.testing.VectorCase;

class BoundaryLossesTest {

    @Test
    void boundary_gives_what_the_published_code_gives() {
        LossVectors.check("boundary", c -> c.text("impl").equals("SurfaceLoss") ? surface(c) : null);
    }

    private static Loss surface(VectorCase c) {
        Map<String, String> options = new HashMap<>();
        options.put("include_background", String.valueOf(c.list("idc").startsWith("0")));
        options.put("kervadec_offset", "true");
        if (c.has("spacing")) {
            options.put("spacing", c.list("spacing"));
        }
        return Losses.create("boundary", options);
    }

    @Test
    void hausdorff_gives_what_monai_and_liviaets_give() {
        LossVectors.check("boundary", c -> switch (c.text("impl")) {
            case "HausdorffLoss" -> Losses.create("hausdorff", Map.of("sides", "inside", "decision", "largest"));
            case "monai.HausdorffDTLoss" ->
                Losses.create(
                        "hausdorff",
                        Map.of("alpha", c.text("alpha"), "include_background", c.text("include_background")));
            default -> null;
        });
    }

    @Test
    void regionwise_gives_what_its_formula_gives() {
        LossVectors.check("regionwise", c -> Losses.create("regionwise", Map.of()));
    }

    @Test
    void boundary_takes_the_smallest_spacing_off_the_inner_distance() {
        float[] target = {0, 0, 1, 1, 1, 1, 0, 0};
        float[] gradient = new float[8];
        LossBatch batch = LossBatch.of(new Shape(1, 1, 1, 1, 8), new float[8], Space.PROBABILITIES, target);
        Losses.create("boundary", Map.of("spacing", "2;0.5")).evaluate(batch, gradient);

        assertThat(gradient).containsExactly(scaled(1, 0.5, 0, -0.5, -0.5, 0, 0.5, 1), within(1e-7f));
    }

    private static float[] scaled(double... distances) {
        float[] out = new float[distances.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (distances[i] / distances.length);
        }
        return out;
    }

    @Test
    void masks_without_boundary_have_no_distances() {
        LossBatch batch = Batches.probabilities(new Shape(1, 1, 1, 6, 7), 3);
        float[] full = new float[42];
        Arrays.fill(full, 1);
        LossBatch all = batch.with(batch.shape(), full, full, null);
        LossBatch none = batch.with(batch.shape(), new float[42], new float[42], null);

        for (String name : new String[] {"boundary", "hausdorff"}) {
            assertThat(Losses.create(name, Map.of()).evaluate(all, null)).isZero();
            assertThat(Losses.create(name, Map.of()).evaluate(none, null)).isZero();
        }
        assertThat(Losses.create("regionwise", Map.of()).evaluate(all, null)).isEqualTo(-1);
    }

    @Test
    void gradients_are_those_of_the_values() {
        for (String name : new String[] {"boundary", "regionwise", "hausdorff"}) {
            Loss loss = Losses.create(name, Map.of("spacing", "3;1;2"));
            FiniteDifferences.check(loss, Batches.logits(new Shape(2, 3, 1, 9, 8), 1), 2e-4);
            FiniteDifferences.check(loss, Batches.logits(new Shape(1, 2, 5, 6, 7), 2), 2e-4);
        }
    }
}
