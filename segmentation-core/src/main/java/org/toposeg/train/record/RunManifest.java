package org.toposeg.train.record;

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
import org.toposeg.preprocess.CaseSource;
import org.toposeg.train.data.TrainingCases;
import org.toposeg.train.loop.Trainer;
import org.toposeg.train.loop.TrainingOptions;

/**
 * {@code run.json}: what went into a run and what it cost.
 *
 * @param state running, finished, stopped (by the user or a limit) or failed
 * @param planSha256 of the plan beside it
 * @param device and how exactly it computed, in words
 * @param startedFrom the trained model whose weights it began with, null for fresh ones
 * @param groupBy attribute of the subjects by which a loss about fairness groups them, null without one
 * @param subjects table that says it, null for the data set's own
 * @param data SHA-256 of each file by its name, by case
 * @param training ids
 * @param heldOut ids
 * @param machine operating system, processor, cores, memory
 * @param waitedShare part of the seconds in which the network waited for batches, null before the end
 * @param dice of each held-out label at the end, null before
 */
public record RunManifest(
        String state,
        String software,
        String java,
        String engine,
        String device,
        String startedFrom,
        String groupBy,
        String subjects,
        Map<String, String> machine,
        String planSha256,
        long seed,
        int fold,
        Map<String, Map<String, String>> data,
        List<String> training,
        List<String> heldOut,
        String started,
        String finished,
        double seconds,
        long steps,
        double secondsPerStep,
        Double waitedShare,
        Map<Integer, Double> dice) {

    public static final String NAME = "run.json";

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
        return new RunManifest(
                "running",
                version(),
                Runtime.version().toString(),
                options.engine().name(),
                options.engineOptions().description(),
                startedFrom,
                options.grouping().attribute(),
                options.grouping().table(),
                machineFacts(),
                Trainer.hash(plan),
                plan.training().seed(),
                plan.training().fold(),
                data,
                cases.trainingIds(),
                cases.heldOutIds(),
                Instant.now().toString(),
                null,
                0,
                0,
                0,
                null,
                null);
    }

    public RunManifest with(String newState, double total, double waited, long done, Map<Integer, Double> heldOutDice) {
        return new RunManifest(
                newState,
                software,
                java,
                engine,
                device,
                startedFrom,
                groupBy,
                subjects,
                machine,
                planSha256,
                seed,
                fold,
                data,
                training,
                heldOut,
                started,
                Instant.now().toString(),
                total,
                done,
                done == 0 ? 0 : total / done,
                total == 0 ? 0 : waited / total,
                heldOutDice);
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
