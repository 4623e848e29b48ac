package org.toposeg.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toposeg.plan.Augmentation;
import org.toposeg.plan.Plan;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.train.Phantoms;
import org.toposeg.train.TestPlans;
import org.toposeg.train.TrainingBatch;
import org.toposeg.volume.Size;

class PatchSamplerTest {

    private static final Phantoms PHANTOMS = new Phantoms(6, new Size(24, 22, 20));

    private static List<PreparedCase> cases(Plan plan) {
        return PHANTOMS.cases().stream()
                .map(id -> PreparedCase.of(PHANTOMS.load(id), plan))
                .toList();
    }

    @Test
    void the_batch_of_a_step_is_the_same_whatever_was_drawn_before() {
        Plan plan = TestPlans.tiny(PHANTOMS, 1, 1);
        PatchSampler sampler = new PatchSampler(cases(plan), plan, Map.of());
        IntStream.range(0, 5).forEach(sampler::batch);
        TrainingBatch late = sampler.batch(7);
        TrainingBatch direct = new PatchSampler(cases(plan), plan, Map.of()).batch(7);
        assertThat(late.images()).isEqualTo(direct.images());
        assertThat(late.target()).isEqualTo(direct.target());
        assertThat(sampler.batch(8).images()).isNotEqualTo(late.images());
    }

    @Test
    void the_passes_of_a_step_hold_what_one_large_batch_would() {
        Plan plan = TestPlans.tiny(PHANTOMS, 1, 1);
        TrainingSettings t = plan.training();
        Plan passes = plan.withTraining(t.withAccumulate(3));
        Plan large = plan.withTraining(t.withBatch(3 * t.iterations().batch()));
        float[] expected =
                new PatchSampler(cases(plan), large, Map.of()).batch(2).images();
        PatchSampler sampler = new PatchSampler(cases(plan), passes, Map.of());
        int length = expected.length / 3;
        for (int pass = 0; pass < 3; pass++) {
            assertThat(sampler.batch(2 * 3 + pass).images())
                    .isEqualTo(Arrays.copyOfRange(expected, pass * length, (pass + 1) * length));
        }
    }

    @Test
    void a_queue_hands_batches_out_in_order_however_many_threads_make_them() throws InterruptedException {
        Plan plan = TestPlans.tiny(PHANTOMS, 1, 1);
        PatchSampler sampler = new PatchSampler(cases(plan), plan, Map.of());
        try (BatchPrefetcher queue = new BatchPrefetcher(sampler::batch, 3, 3, 5)) {
            for (long step = 3; step < 9; step++) {
                assertThat(queue.take().images()).isEqualTo(sampler.batch(step).images());
            }
        }
    }

    @Test
    void without_augmentation_a_patch_is_a_piece_of_the_case() {
        Plan plan = plain(TestPlans.tiny(PHANTOMS, 1, 1));
        List<PreparedCase> cases = cases(plan);
        TrainingBatch batch = new PatchSampler(cases, plan, Map.of()).batch(0);
        int[] patch = plan.window().patchArray();
        assertThat(isPieceOfAny(cases, batch.images(), patch)).isTrue();
    }

    private static Plan plain(Plan plan) {
        TrainingSettings t = plan.training();
        return plan.withTraining(t.withIterations(t.iterations().withBatch(2).withPerEpoch(1))
                .withEpochs(1)
                .withPatches(new TrainingSettings.Patches(1, Augmentation.none())));
    }

    private static boolean isPieceOfAny(List<PreparedCase> cases, float[] images, int[] patch) {
        return cases.stream().anyMatch(c -> {
            Size size = c.size();
            for (int k = 0; k + patch[0] <= size.z(); k++) {
                for (int j = 0; j + patch[1] <= size.y(); j++) {
                    for (int i = 0; i + patch[2] <= size.x(); i++) {
                        if (isPiece(c, images, patch, i, j, k)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        });
    }

    private static boolean isPiece(PreparedCase c, float[] images, int[] patch, int i, int j, int k) {
        for (int v = 0; v < patch[0] * patch[1] * patch[2]; v++) {
            int x = i + v % patch[2];
            int y = j + v / patch[2] % patch[1];
            int z = k + v / (patch[2] * patch[1]);
            if (images[v] != c.channels()[0].get(c.size().index(x, y, z))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void foreground_patches_hold_a_labelled_voxel_in_every_batch() {
        Plan plan = plain(TestPlans.tiny(PHANTOMS, 1, 1));
        PatchSampler sampler = new PatchSampler(cases(plan), plan, Map.of());
        for (int step = 0; step < 10; step++) {
            TrainingBatch batch = sampler.batch(step);
            int voxels = batch.shape().voxels();
            for (int n = 0; n < 2; n++) {
                double foreground = 0;
                for (int v = 0; v < 2 * voxels; v++) {
                    foreground += batch.target()[(n * 3 + 1) * voxels + v];
                }
                assertThat(foreground).isPositive();
            }
        }
    }

    @Test
    void each_sample_is_of_its_cases_group() {
        Plan plan = TestPlans.tiny(PHANTOMS, 1, 1);
        List<PreparedCase> cases = cases(plan);
        Map<String, Integer> groups = new HashMap<>();
        cases.forEach(c -> groups.put(c.id(), groups.size()));

        int[] first = new PatchSampler(cases, plan, groups).batch(0).groups();

        assertThat(first).hasSize(plan.training().iterations().batch());
        assertThat(Arrays.stream(first).distinct().count())
                .as("a pass visits every case once")
                .isEqualTo(Math.min(cases.size(), first.length));
        assertThat(new PatchSampler(cases, plan, Map.of()).batch(0).groups()).isNull();
    }
}
