package org.toposeg.train;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.preprocess.CaseSource;

/**
 * {@code run.json}: what went into a run and what it cost.
 *
 * @param state running, finished, stopped (by the user or a limit) or failed
 * @param planSha256 of the plan beside it
 * @param startedFrom the trained model whose weights it began with, null for fresh ones
 * @param data SHA-256 of each file by its name, by case
 * @param training ids
 * @param heldOut ids
 * @param machine operating system, processor, cores, memory
 * @param dice of each held-out label at the end, null before
 */
public record RunManifest(
        String state,
        String software,
        String java,
        String engine,
        String device,
        String startedFrom,
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
        Map<Integer, Double> dice) {

    static final String NAME = "run.json";

    static RunManifest read(Path run) {
        return PlanFile.JSON.readValue(run.resolve(NAME), RunManifest.class);
    }

    static RunManifest start(
            Plan plan,
            CaseSource source,
            List<String> training,
            List<String> heldOut,
            String engine,
            String device,
            String startedFrom) {
        Map<String, Map<String, String>> data = new TreeMap<>();
        for (String id : source.cases()) {
            data.put(id, hashes(source.files(id)));
        }
        return new RunManifest(
                "running",
                version(),
                Runtime.version().toString(),
                engine,
                device,
                startedFrom,
                machineFacts(),
                Trainer.hash(plan),
                plan.training().seed(),
                plan.training().fold(),
                data,
                training,
                heldOut,
                Instant.now().toString(),
                null,
                0,
                0,
                0,
                null);
    }

    RunManifest with(String newState, double total, long done, Map<Integer, Double> heldOutDice) {
        return new RunManifest(
                newState,
                software,
                java,
                engine,
                device,
                startedFrom,
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
                heldOutDice);
    }

    private static Map<String, String> hashes(List<Path> files) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Path file : files) {
            Path folder = file.toAbsolutePath().getParent().getFileName();
            hashes.put(folder + "/" + file.getFileName(), Hashes.of(file));
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
