package org.toposeg.loss.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

class SkeletonRecallLossTest {

    @Test
    void gives_what_the_published_code_gives() {
        LossVectors.check("skeleton_recall", SkeletonRecallLossTest::published);
    }

    private static Loss published(VectorCase c) {
        String recall = "skeleton_recall(classes=joint, nnunet_absent=true, smooth=" + c.text("smooth") + ", batch="
                + c.text("batch_dice") + ")";
        if (c.text("impl").equals("SoftSkeletonRecallLoss")) {
            return Losses.parse(recall);
        }
        // DC_SkelREC_and_CE_loss, whose Dice leaves the background and the constant 1 out.
        String smooth = c.text("smooth");
        return Losses.parse(c.text("weight_ce") + " * ce + " + c.text("weight_dice")
                + " * dice(include_background=false, nnunet_sign=true, batch=" + c.text("batch_dice") + ", smooth_nr="
                + smooth + ", smooth_dr=" + smooth + ") + " + c.text("weight_srec") + " * " + recall);
    }

    @Test
    void a_class_keeps_its_skeleton_beside_a_neighbour() {
        // One voxel of class 2 touches the side of a bar of class 1, away from the skeleton of both together.
        Shape shape = new Shape(1, 3, 1, 12, 40);
        float[] target = new float[shape.elements()];
        for (int v = 0; v < shape.voxels(); v++) {
            int y = v / 40;
            int x = v % 40;
            int label = y >= 2 && y < 11 && x >= 2 && x < 38 ? 1 : y == 1 && x == 20 ? 2 : 0;
            target[label * shape.voxels() + v] = 1;
        }
        LossBatch batch = LossBatch.of(shape, target, Space.PROBABILITIES, target);
        assertThat(foundClasses(batch, "apart")).containsExactly(true, true);
        assertThat(foundClasses(batch, "joint")).containsExactly(true, false);
    }

    private static boolean[] foundClasses(LossBatch batch, String classes) {
        float[] gradient = new float[batch.prediction().length];
        Losses.create("skeleton_recall", Map.of("classes", classes)).evaluate(batch, gradient);
        boolean[] found = new boolean[2];
        for (int i = batch.shape().voxels(); i < gradient.length; i++) {
            found[i / batch.shape().voxels() - 1] |= gradient[i] != 0;
        }
        return found;
    }

    @Test
    void a_class_that_is_not_there_is_left_out() {
        LossBatch two = Batches.probabilities(new Shape(1, 2, 1, 12, 9), 2);
        Shape three = new Shape(1, 3, 1, 12, 9);
        float[] p = Arrays.copyOf(two.prediction(), 3 * 108);
        float[] t = Arrays.copyOf(two.target(), 3 * 108);
        Loss recall = Losses.create("skeleton_recall", Map.of());
        Loss nnunet = Losses.create("skeleton_recall", Map.of("nnunet_absent", "true"));
        double one = recall.evaluate(two, null);

        assertThat(recall.evaluate(two.with(three, p, t, null), null)).isEqualTo(one);
        assertThat(nnunet.evaluate(two.with(three, p, t, null), null)).isCloseTo((one - 1) / 2, within(1e-12));
    }

    @Test
    void gradients_are_those_of_the_values() {
        for (String batch : new String[] {"true", "false"}) {
            Loss loss = Losses.create("skeleton_recall", Map.of("batch", batch));
            FiniteDifferences.check(loss, Batches.logits(new Shape(2, 3, 1, 9, 8), 1));
            FiniteDifferences.check(loss, Batches.logits(new Shape(1, 1, 5, 6, 7), 2));
        }
    }
}
