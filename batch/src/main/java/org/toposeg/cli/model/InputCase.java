package org.toposeg.cli.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toposeg.cli.UsageException;

/**
 * The files of one case to be segmented, one for each channel.
 *
 * @param name of the case, and of its result
 */
record InputCase(String name, List<Path> files) {

    private static final String CHANNEL = "(.+)_\\d{4}";

    /**
     * Groups files into cases: with one channel each file is a case; with several, {@code CASE_0000}, {@code CASE_0001}
     * and so on belong together, or the files given are the channels of one case in this order.
     */
    static List<InputCase> group(List<Path> inputs, int channels) {
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            files.addAll(expand(input));
        }
        List<InputCase> cases =
                channels == 1 ? files.stream().map(InputCase::single).toList() : several(files, channels);
        requireDistinct(cases);
        return cases;
    }

    private static InputCase single(Path file) {
        return new InputCase(stem(file).replaceFirst("_0000$", ""), List.of(file));
    }

    private static List<InputCase> several(List<Path> files, int channels) {
        boolean numbered = files.stream().allMatch(f -> stem(f).matches(CHANNEL));
        if (!numbered && files.size() == channels) {
            return List.of(new InputCase(stem(files.getFirst()), files));
        }
        Map<String, List<Path>> byCase = new TreeMap<>();
        for (Path file : files.stream().sorted().toList()) {
            byCase.computeIfAbsent(stem(file).replaceFirst("_\\d{4}$", ""), k -> new ArrayList<>())
                    .add(file);
        }
        byCase.forEach((name, found) -> {
            if (found.size() != channels) {
                throw new UsageException("the model takes " + channels + " channels, case " + name + " has "
                        + found.size() + "; name them " + name + "_0000.nii.gz, " + name + "_0001.nii.gz, ...");
            }
        });
        return byCase.entrySet().stream()
                .map(e -> new InputCase(e.getKey(), e.getValue()))
                .toList();
    }

    /** A folder of NIfTI images stands for all of them; any other folder is one DICOM series. */
    private static List<Path> expand(Path input) {
        if (!Files.isDirectory(input)) {
            return List.of(input);
        }
        try (Stream<Path> all = Files.list(input)) {
            List<Path> images = all.filter(f -> f.toString().matches("(?i).*\\.nii(\\.gz)?")
                            && !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            return images.isEmpty() ? List.of(input) : images;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireDistinct(List<InputCase> cases) {
        Map<String, InputCase> seen = new TreeMap<>();
        for (InputCase c : cases) {
            InputCase other = seen.putIfAbsent(c.name(), c);
            if (other != null) {
                throw new UsageException("two inputs are named " + c.name() + " ("
                        + other.files().getFirst() + " and "
                        + c.files().getFirst() + "), so their results would overwrite each other; predict them into"
                        + " different folders.");
            }
        }
    }

    private static String stem(Path file) {
        Path name = file.toAbsolutePath().normalize().getFileName();
        return name.toString().replaceFirst("(?i)\\.(nii\\.gz|nii|dcm|mha|nrrd|tiff?|png|gif|jpe?g|hdr|img)$", "");
    }
}
