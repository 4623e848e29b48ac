package org.toposeg.workflow.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.train.loop.CascadeTrainer;
import org.toposeg.train.record.RunManifest;
import org.toposeg.workflow.InvalidRequestException;

/**
 * The folder of a run, which is new or goes on.
 *
 * @param path where
 * @param resume whether it is to go on if it was begun
 */
public record RunFolder(Path path, boolean resume) {

    /** @throws InvalidRequestException if this is one network of a cascade, which by itself would be trained on other cases */
    public RunFolder {
        for (Path whole = path.toAbsolutePath().normalize().getParent(); whole != null; whole = whole.getParent()) {
            if (resume && isWithinCascade(whole, path)) {
                throw new InvalidRequestException(path + " is a part of the cascade in " + whole + "; resume that.");
            }
        }
    }

    private static boolean isWithinCascade(Path whole, Path part) {
        Path plan = plan(whole);
        return part.toAbsolutePath().normalize().startsWith(whole.resolve(CascadeTrainer.FIRST))
                && Files.exists(plan)
                && PlanFile.read(plan).firstStage() != null;
    }

    private static Path plan(Path folder) {
        return folder.resolve("plan.json");
    }

    public Path bundle() {
        return path.resolve("bundle");
    }

    /** Whether there is a run that goes on. */
    public boolean goesOn() {
        return resume && Files.exists(plan(path));
    }

    /** What is known of the run that goes on; of a cascade in its first stage that of this stage. */
    public Optional<RunManifest> begun() {
        return goesOn()
                ? RunManifest.in(path).or(() -> RunManifest.in(path.resolve(CascadeTrainer.FIRST)))
                : Optional.empty();
    }

    /**
     * Its own plan, with which it goes on.
     *
     * @param fold that was asked for, or null
     * @param seed likewise
     * @throws InvalidRequestException if it has another fold or seed
     */
    public Plan ownPlan(Integer fold, Long seed) {
        Plan own = PlanFile.read(plan(path));
        TrainingSettings t = own.training();
        if (fold != null && fold != t.repetition().fold()
                || seed != null && seed != t.repetition().seed()) {
            throw new InvalidRequestException(
                    "the run in " + path + " has fold " + t.repetition().fold() + " and seed "
                            + t.repetition().seed() + "; leave --fold and --seed out or choose another --output.");
        }
        return own;
    }
}
