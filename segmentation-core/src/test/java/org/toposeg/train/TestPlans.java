package org.toposeg.train;

import java.util.List;
import org.toposeg.network.graph.Norm;
import org.toposeg.plan.Augmentation;
import org.toposeg.plan.Budget;
import org.toposeg.plan.Configuration;
import org.toposeg.plan.Plan;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.plan.rule.Planner;

/** The planner's plan for phantoms, made small enough for a test. */
public final class TestPlans {

    private TestPlans() {}

    public static Plan tiny(Phantoms phantoms, int epochs, int iterations) {
        return tiny(phantoms, epochs, iterations, Configuration.AUTO);
    }

    public static Plan tiny(Phantoms phantoms, int epochs, int iterations, Configuration configuration) {
        return tiny(phantoms, epochs, iterations, Norm.INSTANCE, 0, configuration);
    }

    public static Plan tiny(Phantoms phantoms, int epochs, int iterations, Norm norm, double dropout) {
        return tiny(phantoms, epochs, iterations, norm, dropout, Configuration.AUTO);
    }

    private static Plan tiny(
            Phantoms phantoms, int epochs, int iterations, Norm norm, double dropout, Configuration configuration) {
        Budget budget =
                new Budget("test", new Budget.Extent(2 * 16 * 16 * 16, 2, 4), new Budget.Extent(1024, 2, 4), 100);
        Planner.Options options = new Planner.Options(0, 5, 3, budget, Planner.DEFAULT, norm, dropout, configuration);
        Plan plan = Planner.plan(phantoms, options, done -> {});
        TrainingSettings t = plan.training();
        TrainingSettings settings = t.withOptimizer(t.optimizer(), new TrainingSettings.Schedule("cosine", 1e-2, 5))
                .withIterations(t.iterations()
                        .withBatch(2)
                        .withEpochs(epochs)
                        .withPerEpoch(iterations)
                        .withValidateEvery(1))
                .withPatches(new TrainingSettings.Patches(0.5, Augmentation.standard(List.of(2), 30)))
                .withSelection(new TrainingSettings.Selection(0.9, 0))
                .withFolds(5, 0)
                .withFoldAndSeed(0, 3);
        return plan.withTraining(settings);
    }
}
