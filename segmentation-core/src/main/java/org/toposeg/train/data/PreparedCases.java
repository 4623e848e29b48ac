package org.toposeg.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.file.AtomicFile;
import org.toposeg.file.Sha256;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.train.TrainingException;

/**
 * The prepared cases of a data set on disk. A file's name is the SHA-256 of all that it was made from, so folds, seeds and
 * runs share a folder, and files of changed data or plans are not found again. Cases are mapped into memory: how many there
 * are is not bounded by it.
 */
public final class PreparedCases {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedCases.class);
    private static final String SUFFIX = ".case";

    private final Path folder;
    private final Plan plan;
    private final CaseSource source;
    private final Map<String, Map<String, String>> data;

    /** @param data SHA-256 of each file of each case */
    public PreparedCases(Path folder, Plan plan, CaseSource source, Map<String, Map<String, String>> data) {
        this.folder = folder;
        this.plan = plan;
        this.source = source;
        this.data = data;
    }

    /**
     * From its file, which is made where it is missing.
     *
     * @throws TrainingException if it cannot be written or read
     */
    PreparedCase get(String id) {
        Path file = folder.resolve(key(id) + SUFFIX);
        try {
            Optional<PreparedCase> known = PreparedCaseFile.open(file, id);
            if (known.isPresent()) {
                return known.get();
            }
            PreparedCaseFile.write(PreparedCase.of(source.load(id), plan), file);
            return PreparedCaseFile.open(file, id)
                    .orElseThrow(() -> new IOException("the file is not whole although it was just written"));
        } catch (IOException e) {
            throw new TrainingException("the prepared case " + id + " cannot be kept in " + folder + " ("
                    + e.getMessage() + "); free space there or name another folder with --cache.");
        }
    }

    /** Removes the prepared cases, also those that a killed run had begun, from a folder, and the folder if nothing else lies in it. */
    public static void removeFrom(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(PreparedCases::isOurs).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("the prepared cases in {} could not be removed: {}", folder, e.getMessage());
            return;
        }
        if (!folder.toFile().delete()) {
            LOG.info("{} holds other files and stays", folder);
        }
    }

    private static boolean isOurs(Path file) {
        return AtomicFile.targetOf(file).orElse(file.getFileName().toString()).matches("[0-9a-f]{64}\\.case");
    }

    private String key(String id) {
        return Sha256.of(id
                + data.get(id)
                + PlanFile.JSON.writeValueAsString(plan.preprocessing())
                + plan.labelValues()
                + (plan.firstStage() == null));
    }
}
