package org.toposeg.workflow.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.toposeg.io.ImageFormats;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;

/**
 * Which prediction belongs to which reference.
 *
 * @param folders whether two folders were given
 */
public record CasePairs(List<CasePair> pairs, boolean folders) {

    /** How many cases a sentence names. */
    private static final int NAMED = 3;

    /**
     * One case.
     *
     * @param image on which the two lie, or null
     */
    record CasePair(String id, Path prediction, Path reference, Path image) {}

    /** The same with the images that lie in a folder, or with the one image of a single case. */
    public CasePairs withImages(Path images) {
        requireThere(images);
        CaseImages found = CaseImages.of(images);
        return new CasePairs(
                pairs.stream()
                        .map(pair -> new CasePair(pair.id, pair.prediction, pair.reference, found.find(pair.id)))
                        .toList(),
                folders);
    }

    /**
     * @param commonOnly whether cases of one folder only are left out instead of refused
     * @throws InputException if a path does not exist, or cases lack their counterpart
     */
    public static CasePairs of(Path prediction, Path reference, boolean commonOnly) {
        requireThere(prediction);
        requireThere(reference);
        if (Files.isDirectory(prediction) != Files.isDirectory(reference)) {
            throw new InvalidRequestException(prediction + " and " + reference
                    + " must be two files or two folders; one is a file and the other a folder.");
        }
        if (!Files.isDirectory(prediction)) {
            return new CasePairs(List.of(new CasePair(id(reference), prediction, reference, null)), false);
        }
        SortedMap<String, Path> predictions = files(prediction);
        SortedMap<String, Path> references = files(reference);
        if (!commonOnly) {
            requireCounterpart(references.keySet(), predictions.keySet(), reference, prediction);
            requireCounterpart(predictions.keySet(), references.keySet(), prediction, reference);
        }
        List<CasePair> pairs = new ArrayList<>();
        references.forEach((id, file) -> {
            if (predictions.containsKey(id)) {
                pairs.add(new CasePair(id, predictions.get(id), file, null));
            }
        });
        if (pairs.isEmpty()) {
            throw new InputException(prediction + " and " + reference
                    + " have no case in common; a prediction has the file name of its reference.");
        }
        return new CasePairs(pairs, true);
    }

    private static void requireThere(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + " does not exist; check the path.");
        }
    }

    private static void requireCounterpart(Set<String> cases, Set<String> others, Path folder, Path other) {
        Set<String> missing = new TreeSet<>(cases);
        missing.removeAll(others);
        if (!missing.isEmpty()) {
            String named = String.join(", ", missing.stream().limit(NAMED).toList());
            String more = missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "";
            throw new InputException("of the " + cases.size() + " cases of " + folder + ", " + missing.size()
                    + " have no counterpart in " + other + ": " + named + more
                    + "; add the files or leave such cases out with --common-only.");
        }
    }

    private static SortedMap<String, Path> files(Path folder) {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder)) {
            listed.filter(CasePairs::isImage).sorted().forEach(file -> {
                Path other = files.put(id(file), file);
                if (other != null) {
                    throw new InputException(
                            other + " and " + file + " are the same case by their names; remove one of them.");
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (files.isEmpty()) {
            throw new InputException(
                    folder + " holds no label map (" + String.join(", ", ImageFormats.endings(format -> true)) + ").");
        }
        return files;
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(".") && ImageFormats.isNamedLike(name, format -> true);
    }

    private static String id(Path file) {
        return ImageFormats.stem(file.getFileName().toString());
    }
}
