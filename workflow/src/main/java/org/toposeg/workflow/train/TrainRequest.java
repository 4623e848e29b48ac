package org.toposeg.workflow.train;

import java.nio.file.Path;
import java.util.Map;
import org.toposeg.train.EngineOptions;
import org.toposeg.workflow.InvalidRequestException;

/**
 * Which plan is to be trained, how often, by what and where.
 *
 * @param plan file of the plan
 * @param from folder or name of a model whose weights the training starts from, or null
 * @param card what the model's card says, by its field
 */
public record TrainRequest(
        Path plan,
        Places places,
        Repetitions repetitions,
        TrainRecipe recipe,
        Machine machine,
        TrainGroups groups,
        String from,
        Map<String, String> card) {

    /**
     * Where things are.
     *
     * @param data folder of the data set, or null for the plan's
     * @param output folder of the run, or null for {@code runs/NAME}
     * @param cache folder that keeps the prepared cases, or null for one in the output that is removed in the end
     * @param resume whether a run in the output goes on
     */
    public record Places(Path data, Path output, Path cache, boolean resume) {}

    /**
     * How often.
     *
     * @param fold the held-out part from 0, {@code all}, or null for the plan's
     * @param seeds runs of each fold
     * @param seed the first, or null for the plan's
     */
    public record Repetitions(String fold, int seeds, Long seed) {}

    /**
     * By what.
     *
     * @param engine name, or null for the fastest present
     * @param device such as cpu, cuda:1, or several by commas
     * @param memoryLimit in GiB that a step may need on a device, 0 for no limit
     * @param fast whether results may differ in the last bits from run to run
     * @param maxMinutes after which the training stops, 0 for no limit
     */
    public record Machine(
            String engine,
            String device,
            EngineOptions.Precision precision,
            double memoryLimit,
            boolean fast,
            double maxMinutes) {

        /** @throws InvalidRequestException if a limit is no number from 0 */
        EngineOptions options() {
            if (!(memoryLimit >= 0)) {
                throw new InvalidRequestException("--memory-limit must be a number of GiB from 0, got " + memoryLimit);
            }
            if (!(maxMinutes >= 0)) {
                throw new InvalidRequestException(
                        "--max-minutes must be a number of minutes from 0, got " + maxMinutes);
            }
            return new EngineOptions(device, precision, !fast, (long) (memoryLimit * (1L << 30)));
        }
    }

    /** Whether each fold, each seed or both have a folder of their own. */
    Path folder(Path root, boolean manyFolds, int fold, int seed) {
        String name = (manyFolds ? "fold-" + fold : "")
                + (repetitions.seeds() > 1 ? (manyFolds ? "-" : "") + "seed-" + seed : "");
        return name.isEmpty() ? root : root.resolve(name);
    }
}
