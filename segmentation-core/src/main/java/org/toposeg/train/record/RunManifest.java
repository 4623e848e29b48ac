package org.toposeg.train.record;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.toposeg.file.Sha256;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.train.data.SubjectGrouping;
import org.toposeg.train.data.TrainingCases;
import org.toposeg.train.loop.Trainer;
import org.toposeg.train.loop.TrainingOptions;

/**
 * {@code run.json}: what went into a run and what it cost; in the file the parts stand without names of their own.
 *
 * @param state running, finished, stopped (by the user or a limit) or failed
 * @param platform what computed
 * @param origin what it began with
 * @param machine operating system, processor, cores, memory
 * @param identity which training it is
 * @param split what it learned from
 * @param cost what it took
 * @param dice of each held-out label at the end, null before
 */
public record RunManifest(
        String state,
        @JsonUnwrapped Platform platform,
        @JsonUnwrapped Origin origin,
        Map<String, String> machine,
        @JsonUnwrapped Identity identity,
        @JsonUnwrapped Split split,
        @JsonUnwrapped Cost cost,
        Map<Integer, Double> dice) {

    public static final String NAME = "run.json";

    /** Versions of the programs, and how the engine was to compute, in words. */
    public record Platform(String software, String java, String engine, String device) {

        private static Platform of(TrainingOptions.Computing computing) {
            return new Platform(
                    version(),
                    Runtime.version().toString(),
                    computing.engine().name(),
                    computing.options().description());
        }
    }

    /**
     * @param startedFrom the trained model whose weights it began with, null for fresh ones
     * @param groupBy attribute of the subjects by which a loss about fairness groups them, null without one
     * @param subjects table that says it, null for the data set's own
     */
    public record Origin(String startedFrom, String groupBy, String subjects) {}

    /**
     * @param planSha256 of the plan beside it
     * @param seed of weights, patches and augmentation
     * @param fold the held-out part, 0-based
     */
    public record Identity(String planSha256, long seed, int fold) {

        private static Identity of(Plan plan) {
            TrainingSettings.Repetition which = plan.training().repetition();
            return new Identity(Trainer.hash(plan), which.seed(), which.fold());
        }
    }

    /**
     * @param data SHA-256 of each file by its name, by case
     * @param training ids
     * @param heldOut ids
     */
    public record Split(Map<String, Map<String, String>> data, List<String> training, List<String> heldOut) {}

    /**
     * @param started ISO 8601, UTC
     * @param finished likewise, null before the end
     * @param waitedShare part of the seconds in which the network waited for batches, null before the end
     */
    public record Cost(
            String started, String finished, double seconds, long steps, double secondsPerStep, Double waitedShare) {

        private static Cost none() {
            return new Cost(Instant.now().toString(), null, 0, 0, 0, null);
        }

        private Cost until(Instant end, double total, double waited, long done) {
            double perStep = done == 0 ? 0 : total / done;
            return new Cost(started, end.toString(), total, done, perStep, total == 0 ? 0 : waited / total);
        }
    }

    /** That of the run in a folder, if there is one. */
    public static Optional<RunManifest> in(Path folder) {
        Path file = folder.resolve(NAME);
        return Files.exists(file) ? Optional.of(PlanFile.JSON.readValue(file, RunManifest.class)) : Optional.empty();
    }

    public static RunManifest start(
            Plan plan,
            TrainingOptions options,
            Map<String, Map<String, String>> data,
            TrainingCases cases,
            String startedFrom) {
        SubjectGrouping groups = options.grouping();
        return new RunManifest(
                "running",
                Platform.of(options.computing()),
                new Origin(startedFrom, groups.attribute(), groups.table()),
                machineFacts(),
                Identity.of(plan),
                new Split(data, cases.trainingIds(), cases.heldOutIds()),
                Cost.none(),
                null);
    }

    /**
     * The same at the end.
     *
     * @param total seconds of training, of which the network waited {@code waited} for batches
     * @param done steps
     */
    public RunManifest with(String newState, double total, double waited, long done, Map<Integer, Double> heldOutDice) {
        Cost spent = cost.until(Instant.now(), total, waited, done);
        return new RunManifest(newState, platform, origin, machine, identity, split, spent, heldOutDice);
    }

    /** SHA-256 of each file of each case. */
    public static Map<String, Map<String, String>> dataOf(CaseSource source) {
        Map<String, Map<String, String>> data = new TreeMap<>();
        for (String id : source.cases()) {
            data.put(id, hashes(source.files(id)));
        }
        return data;
    }

    private static Map<String, String> hashes(List<Path> files) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Path file : files) {
            Path folder = file.toAbsolutePath().getParent().getFileName();
            hashes.put(folder + "/" + file.getFileName(), Sha256.of(file));
        }
        return hashes;
    }

    private static String version() {
        String version = Trainer.class.getPackage().getImplementationVersion();
        return "toposeg " + (version == null ? "(built from source)" : version);
    }

    private static Map<String, String> machineFacts() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("architecture", System.getProperty("os.arch"));
        machine.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os) {
            machine.put("memoryGiB", String.valueOf(os.getTotalMemorySize() >> 30));
        }
        return machine;
    }
}
