package org.toposeg.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.loss.Loss;
import org.toposeg.network.graph.Norm;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.Configuration;
import org.toposeg.plan.Optimizers;
import org.toposeg.plan.Plan;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.plan.TrainingSettings.Schedule;
import org.toposeg.train.CrossEntropyLoss;
import org.toposeg.train.Phantoms;
import org.toposeg.train.TestPlans;
import org.toposeg.train.TrainingException;
import org.toposeg.train.loop.TrainingOptions.Limits;
import org.toposeg.train.nd4j.Nd4jTrainingEngine;
import org.toposeg.train.record.ProgressFile;
import org.toposeg.train.record.RunManifest;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;

class TrainerTest {

    private static final Phantoms PHANTOMS = new Phantoms(10, new Size(18, 17, 16));

    @TempDir
    private Path folder;

    private TrainingOptions options(String name, boolean resume, BooleanSupplier stop, Loss loss, AtomicLong steps) {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(long done, long all, double value) {
                steps.set(done);
            }
        };
        return TrainingOptions.of(PHANTOMS, loss, new Nd4jTrainingEngine(), folder.resolve(name))
                .resuming(resume)
                .withLimits(Limits.NONE.withStop(stop))
                .withListener(listener);
    }

    private TrainingResult train(Plan plan, String name, boolean resume, long stopAt) throws InterruptedException {
        AtomicLong steps = new AtomicLong();
        return new Trainer(plan, options(name, resume, () -> steps.get() == stopAt, new CrossEntropyLoss(), steps))
                .run();
    }

    private static void assertSame(Weights a, Weights b) {
        assertThat(a.parameters().keySet()).isEqualTo(b.parameters().keySet());
        a.parameters()
                .forEach((name, p) -> assertThat(p.data())
                        .as(name)
                        .isEqualTo(b.parameters().get(name).data()));
    }

    @ParameterizedTest
    @CsvSource({"instance, 0", "batch, 0.2"})
    void a_run_stopped_in_the_middle_of_an_epoch_and_resumed_ends_with_the_same_bits(String norm, double dropout)
            throws Exception {
        Plan plan = TestPlans.tiny(PHANTOMS, 3, 4, Norm.parse(norm), dropout);
        TrainingResult whole = train(plan, "whole", false, -1);
        assertThat(train(plan, "stopped", false, 6).state()).isEqualTo("stopped");
        TrainingResult resumed = train(plan, "stopped", true, -1);
        assertThat(resumed.state()).isEqualTo("finished");
        assertSame(whole.weights(), resumed.weights());
        assertThat(losses("stopped")).isEqualTo(losses("whole")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momo", "momo-adam"})
    void accumulation_sam_and_every_optimiser_go_on_with_the_same_bits(String name) throws Exception {
        TrainingSettings t = TestPlans.tiny(PHANTOMS, 2, 3).training();
        Schedule rates = t.schedule().withLearningRate(Optimizers.defaultLearningRate(name));
        Plan plan = TestPlans.tiny(PHANTOMS, 2, 3)
                .withTraining(t.withOptimizer(Optimizers.defaults(name).withSam(0.05), rates)
                        .withAccumulate(2));
        TrainingResult whole = train(plan, "whole", false, -1);
        assertThat(train(plan, "stopped", false, 2).state()).isEqualTo("stopped");
        assertSame(whole.weights(), train(plan, "stopped", true, -1).weights());
        assertThat(losses("stopped")).isEqualTo(losses("whole")).hasSize(2);
    }

    @Test
    void a_run_that_died_goes_on_from_its_last_checkpoint_and_ends_with_the_same_bits() throws Exception {
        Plan plan = TestPlans.tiny(PHANTOMS, 3, 4);
        TrainingResult whole = train(plan, "whole", false, -1);
        AtomicLong steps = new AtomicLong();
        Loss dying = (batch, gradient) -> {
            if (steps.get() == 10) {
                throw new IllegalStateException("power cut");
            }
            return new CrossEntropyLoss().evaluate(batch, gradient);
        };
        assertThatThrownBy(() -> new Trainer(plan, options("died", false, () -> false, dying, steps)).run())
                .hasStackTraceContaining("power cut");
        assertSame(whole.weights(), train(plan, "died", true, -1).weights());
        assertThat(losses("died")).isEqualTo(losses("whole"));
    }

    private List<String> losses(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run).resolve("metrics.jsonl")).stream()
                .map(line -> line.replaceAll(",\"seconds.*?\"dice", ",\"dice"))
                .toList();
    }

    @Test
    void a_damaged_checkpoint_is_passed_over_for_the_one_before() throws Exception {
        Plan plan = TestPlans.tiny(PHANTOMS, 3, 4);
        TrainingResult whole = train(plan, "run", false, -1);
        Path last = folder.resolve("run/checkpoints/step-000000012.checkpoint");
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length / 2] ^= 1;
        Files.write(last, bytes);
        assertSame(whole.weights(), train(plan, "run", true, -1).weights());
    }

    @Test
    void training_lowers_the_loss_and_leaves_a_manifest() throws Exception {
        Plan plan = TestPlans.tiny(PHANTOMS, 4, 25);
        TrainingResult result = train(plan, "run", false, -1);
        List<String> lines = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
        assertThat(loss(lines.getLast())).isLessThan(loss(lines.getFirst()) / 2);
        assertThat(result.dice()).containsOnlyKeys(1, 2);
        assertThat(result.dice().get(1)).isGreaterThan(0.5);
        assertThat(folder.resolve("run/run.json")).content().contains("\"state\" : \"finished\"", "ball_00");
        assertThat(result.run().cost().waitedShare()).isBetween(0.0, 1.0);
        assertThat(RunManifest.in(folder.resolve("run"))).contains(result.run());
        try (var files = Files.list(folder.resolve("run/checkpoints"))) {
            assertThat(files).hasSize(2);
        }
        try (var files = Files.list(folder.resolve("run/examples"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("epoch-00001.png", "epoch-00002.png", "epoch-00003.png", "epoch-00004.png");
        }
    }

    @Test
    void a_training_shows_that_it_lives_until_it_ends() throws Exception {
        Plan plan = TestPlans.tiny(PHANTOMS, 1, 2);
        Path progress = folder.resolve("run/" + ProgressFile.NAME);
        BooleanSupplier look = () -> {
            await(() -> Files.exists(progress));
            return false;
        };
        new Trainer(plan, options("run", false, look, new CrossEntropyLoss(), new AtomicLong())).run();
        assertThat(progress).doesNotExist();
    }

    private static void await(BooleanSupplier condition) {
        for (int tries = 0; !condition.getAsBoolean(); tries++) {
            assertThat(tries).as("looked every 10 ms for 20 s").isLessThan(2000);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static double loss(String line) {
        return Double.parseDouble(line.replaceAll(".*\"loss\":([-0-9.E]+).*", "$1"));
    }

    @Test
    void a_loss_that_is_no_number_stops_the_run_with_advice() {
        Plan plan = TestPlans.tiny(PHANTOMS, 1, 2);
        Loss broken = (batch, gradient) -> Double.NaN;
        assertThatThrownBy(() -> new Trainer(plan, options("nan", false, () -> false, broken, new AtomicLong())).run())
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("lower the learning rate");
    }

    @Test
    void a_folder_with_a_run_is_not_overwritten_and_another_plan_does_not_resume_it() throws Exception {
        Plan plan = TestPlans.tiny(PHANTOMS, 1, 1);
        train(plan, "run", false, -1);
        assertThatThrownBy(() -> train(plan, "run", false, -1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--resume");
        Plan other = plan.withTraining(plan.training().withFoldAndSeed(0, 99));
        assertThatThrownBy(() -> train(other, "run", true, -1))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("another plan");
    }

    @Test
    void a_planar_network_learns_from_the_slices_of_volumes() throws Exception {
        Plan plan = TestPlans.tiny(PHANTOMS, 3, 40, Configuration.SLICES);
        assertThat(plan.window().patch().getFirst()).isEqualTo(1);
        assertThat(plan.network().dimensions()).isEqualTo(2);
        assertThat(plan.preprocessing().targetSpacing()).endsWith(0.0);
        TrainingResult result = train(plan, "run", false, -1);
        List<String> lines = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
        assertThat(loss(lines.getLast())).isLessThan(loss(lines.getFirst()) / 2);
        assertThat(result.dice().get(1)).isGreaterThan(0.3);
    }

    @Test
    void a_run_that_ended_early_for_want_of_progress_is_not_trained_on_when_resumed() throws Exception {
        Plan plan = TestPlans.tiny(PHANTOMS, 50, 1);
        plan = plan.withTraining(plan.training().withPatience(1));
        TrainingResult ended = new Trainer(plan, idle(false)).run();
        assertThat(ended.run().cost().steps()).isLessThan(50);
        TrainingResult resumed = new Trainer(plan, idle(true)).run();
        assertThat(resumed.run().cost().steps()).isEqualTo(ended.run().cost().steps());
        assertSame(ended.weights(), resumed.weights());
    }

    /** A loss that teaches nothing. */
    private TrainingOptions idle(boolean resume) {
        return options("run", resume, () -> false, (batch, gradient) -> 0, new AtomicLong());
    }
}
