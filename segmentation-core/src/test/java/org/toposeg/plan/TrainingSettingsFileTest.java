package org.toposeg.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSettingsFileTest {

    @TempDir
    private Path folder;

    /** Their hashes stand in model cards and checkpoints. */
    @ParameterizedTest
    @ValueSource(strings = {"hippocampus", "phantom"})
    void plans_from_before_accumulation_and_sam_are_written_as_they_were(String model) throws IOException {
        Path shipped = Path.of("../models", model, "plan.json");
        Plan plan = PlanFile.read(shipped);
        assertThat(plan.training().passes()).isEqualTo(1);
        Path again = folder.resolve("plan.json");
        PlanFile.write(again, plan);
        assertThat(Files.readString(again)).isEqualTo(Files.readString(shipped));
    }

    @Test
    void a_plan_keeps_what_it_says_of_accumulation_sam_and_momo() {
        Plan plan = PlanFile.read(Path.of("../models/phantom/plan.json"));
        OptimizerSettings momo = OptimizerSettings.of("momo")
                .withMomentum(0.9)
                .withWeightDecay(0.01)
                .withSam(0.05)
                .withMomo(new OptimizerSettings.Momo(-1.0, true, true));
        TrainingSettings settings = plan.training()
                .withOptimizer(momo, plan.training().schedule().withLearningRate(1))
                .withAccumulate(4);
        Path file = folder.resolve("plan.json");
        PlanFile.write(file, plan.withTraining(settings));
        assertThat(PlanFile.read(file).training()).isEqualTo(settings);
    }

    @Test
    void one_pass_and_a_radius_of_0_leave_a_plan_as_it_was() {
        TrainingSettings t =
                PlanFile.read(Path.of("../models/phantom/plan.json")).training();
        TrainingSettings same = t.withAccumulate(2)
                .withAccumulate(1)
                .withOptimizer(t.optimizer().withSam(0.1).withSam(0), t.schedule());
        assertThat(same).isEqualTo(t);
    }
}
