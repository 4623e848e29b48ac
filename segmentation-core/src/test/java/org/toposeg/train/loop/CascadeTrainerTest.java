package org.toposeg.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.loss.Loss;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.Configuration;
import org.toposeg.plan.Plan;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.Classes;
import org.toposeg.train.CrossEntropyLoss;
import org.toposeg.train.Phantoms;
import org.toposeg.train.TestPlans;
import org.toposeg.train.TrainingException;
import org.toposeg.train.data.FirstStageResults;
import org.toposeg.train.data.PreparedCase;
import org.toposeg.train.loop.TrainingOptions.Limits;
import org.toposeg.train.nd4j.Nd4jTrainingEngine;
import org.toposeg.train.record.RunManifest;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

class CascadeTrainerTest {

    private static final Phantoms PHANTOMS = new Phantoms(8, new Size(18, 17, 16));

    @TempDir
    private static Path folder;

    private static String stage = "";
    private static long steps;
    private static Plan plan;
    private static CascadeTrainer.Result whole;

    @BeforeAll
    static void train() throws InterruptedException {
        plan = TestPlans.tiny(PHANTOMS, 2, 2, Configuration.CASCADE);
        whole = train("whole", false, "never");
    }

    private static TrainingOptions options(String name, boolean resume, String stopIn, Loss loss) {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stage(String begun) {
                stage = begun;
                steps = 0;
            }

            @Override
            public void step(long done, long all, double value) {
                steps = done;
            }
        };
        return TrainingOptions.of(PHANTOMS, loss, new Nd4jTrainingEngine(), folder.resolve(name))
                .resuming(resume)
                .withLimits(Limits.NONE.withStop(() -> stage.equals(stopIn) && steps == 3))
                .withListener(listener);
    }

    private static CascadeTrainer.Result train(String name, boolean resume, String stopIn) throws InterruptedException {
        return new CascadeTrainer(plan, options(name, resume, stopIn, new CrossEntropyLoss())).run();
    }

    @Test
    void a_cascade_interrupted_in_each_stage_ends_with_the_same_bits() throws Exception {
        assertThat(train("broken", false, "first stage").second()).isNull();
        Loss dying = (batch, gradient) -> {
            if (stage.equals("inner fold 1") && steps == 3) {
                throw new IllegalStateException("power cut");
            }
            return new CrossEntropyLoss().evaluate(batch, gradient);
        };
        assertThatThrownBy(() -> new CascadeTrainer(plan, options("broken", true, "never", dying)).run())
                .hasStackTraceContaining("power cut");
        assertThat(train("broken", true, "second stage").second().state()).isEqualTo("stopped");
        CascadeTrainer.Result resumed = train("broken", true, "never");

        assertSame(whole.first().weights(), resumed.first().weights());
        assertSame(whole.second().weights(), resumed.second().weights());
        assertThat(results("broken")).isEqualTo(results("whole")).hasSize(8);
        assertThat(resumed.second().state()).isEqualTo("finished");
    }

    private static void assertSame(Weights a, Weights b) {
        a.parameters()
                .forEach((name, p) -> assertThat(p.data())
                        .as(name)
                        .isEqualTo(b.parameters().get(name).data()));
    }

    private Map<String, String> results(String run) throws Exception {
        Path stored = folder.resolve(run).resolve("stage-1/results");
        Grid grid = PHANTOMS.load("ball_00").labels().grid();
        Map<String, String> all = new TreeMap<>();
        FirstStageResults results = new FirstStageResults(stored);
        try (Stream<Path> files = Files.list(stored)) {
            files.map(f -> f.getFileName().toString().replace(".labels.gz", ""))
                    .forEach(id ->
                            all.put(id, Arrays.toString(results.read(id, grid).data())));
        }
        return all;
    }

    @Test
    void no_case_is_shown_what_a_network_found_that_had_learnt_from_it() {
        Path first = folder.resolve("whole/stage-1");
        List<String> training = RunManifest.in(first).orElseThrow().split().training();
        int segmented = 0;
        for (int k = 0; k < plan.firstStage().innerFolds(); k++) {
            RunManifest inner = RunManifest.in(first.resolve("inner-" + k)).orElseThrow();
            assertThat(inner.split().training())
                    .doesNotContainAnyElementsOf(inner.split().heldOut());
            assertThat(training)
                    .containsAll(inner.split().training())
                    .containsAll(inner.split().heldOut());
            segmented += inner.split().heldOut().size();
        }
        assertThat(segmented).isEqualTo(training.size());
    }

    @Test
    void a_folder_with_a_run_is_not_overwritten() throws Exception {
        new Trainer(TestPlans.tiny(PHANTOMS, 1, 1), options("run", false, "never", new CrossEntropyLoss())).run();
        assertThatThrownBy(() -> train("run", false, "never"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--resume");
    }

    /** Stopped in its first stage, a cascade has no checkpoint of its own yet. */
    @Test
    void a_cascade_that_was_stopped_early_is_not_overwritten_and_not_called_finished() throws Exception {
        CascadeTrainer.Result stopped = train("early", false, "inner fold 0");
        assertThat(stopped.first().state()).isEqualTo("finished");
        assertThat(stopped.state()).isEqualTo("stopped");
        Path own = folder.resolve("early/plan.json");
        String before = Files.readString(own);
        Plan other = plan.withTraining(plan.training().withLoss("dice"));
        TrainingOptions anew = options("early", false, "never", new CrossEntropyLoss());
        assertThatThrownBy(() -> new CascadeTrainer(other, anew).run())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--resume");
        assertThat(Files.readString(own)).isEqualTo(before);
    }

    @Test
    void a_plan_of_a_cascade_has_a_coarse_plan_and_an_input_channel_for_each_label() {
        assertThat(plan.network().inputChannels()).isEqualTo(3);
        Plan coarse = plan.coarse();
        assertThat(coarse.network().inputChannels()).isEqualTo(1);
        assertThat(coarse.firstStage()).isNull();
        double[] spacing = coarse.spacing();
        assertThat(spacing[0] * spacing[1] * spacing[2]).isGreaterThanOrEqualTo(2);
    }

    @Test
    void the_second_stage_is_given_the_first_ones_labels_as_masks_where_they_are() {
        CaseSource.Case c = PHANTOMS.load("ball_01");
        CaseSource.Case found = new CaseSource.Case(c.id(), c.channels(), c.labels(), c.labels());
        PreparedCase prepared = PreparedCase.of(found, plan);
        float[][] input = prepared.input();
        assertThat(input).hasNumberOfRows(3);
        for (int v = 0; v < input[0].length; v++) {
            assertThat(input[1][v]).isEqualTo(prepared.classAt(v) == 1 ? 1 : 0);
            assertThat(input[2][v]).isEqualTo(prepared.classAt(v) == 2 ? 1 : 0);
        }
        assertThatThrownBy(() -> PreparedCase.of(c, plan))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("first stage");
    }

    @Test
    void results_on_disk_come_back_and_a_cut_file_is_named() throws Exception {
        Grid grid = Grid.of(new Size(3, 2, 2), new Vec3(1, 1, 1));
        LabelMap labels = new LabelMap(grid, new short[] {0, 1, 2, 0, (short) 60000, 0, 1, 1, 0, 0, 0, 9});
        FirstStageResults results = new FirstStageResults(folder.resolve("results"));
        results.write("a/b c", labels);
        assertThat(results.has("a/b c")).isTrue();
        assertThat(results.read("a/b c", grid).data()).isEqualTo(labels.data());
        Grid larger = Grid.of(new Size(3, 2, 3), new Vec3(1, 1, 1));
        assertThatThrownBy(() -> results.read("a/b c", larger))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("a/b c");
    }

    @Test
    void classes_become_masks_after_the_channels() {
        float[][] image = {{5, 6, 7, 8}};
        assertThat(Classes.append(image, new byte[] {0, 1, 2, 1}, 3))
                .isDeepEqualTo(new float[][] {{5, 6, 7, 8}, {0, 1, 0, 1}, {0, 0, 1, 0}});
        assertThat(Classes.append(image, null, 3)).isSameAs(image);
    }
}
