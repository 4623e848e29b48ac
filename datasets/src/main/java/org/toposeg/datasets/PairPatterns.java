package org.toposeg.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.toposeg.io.ImageFormats;
import org.toposeg.volume.InputException;
import tools.jackson.databind.JsonNode;

/**
 * How pairs of image and mask are named: the star in both patterns stands for the case.
 *
 * @param folder that the patterns start from
 * @param images such as {@code images/*_training.tif}
 * @param masks such as {@code 1st_manual/*_manual1.gif}
 */
record PairPatterns(Path folder, String images, String masks) {

    private static final List<String> IMAGE_FOLDERS = List.of("images", "image", "imgs", "img", "imagesTr", "");
    private static final List<String> MASK_FOLDERS = List.of(
            "1st_manual",
            "labels",
            "label",
            "masks",
            "mask",
            "manual",
            "annotations",
            "segmentations",
            "gt",
            "labelsTr",
            "");
    private static final List<String> IMAGE_NAMES =
            List.of("*", "*_training", "*_test", "*_image", "*_img", "*_0000", "image_*", "img_*");
    private static final List<String> MASK_NAMES = List.of(
            "*",
            "*_manual1",
            "*_1stHO",
            "*_mask",
            "*_label",
            "*_labels",
            "*_seg",
            "*_segmentation",
            "*_manual",
            "*_gt",
            "label_*",
            "mask_*",
            "seg_*");
    private static final List<String> ENDINGS = ImageFormats.endings(format -> !format.isSeries());

    /** The patterns that a description names, or null. */
    static PairPatterns of(JsonNode description, Path file) {
        String images = description.path("images").asString("");
        String masks = description.path("masks").asString("");
        if (images.isEmpty() && masks.isEmpty()) {
            return null;
        }
        if (!isPattern(images) || !isPattern(masks)) {
            throw new InputException(file + " must name \"images\" and \"masks\" with one * each in the file's name,"
                    + " e.g. \"images/*.png\" and \"masks/*_mask.png\"; correct it.");
        }
        Path home = file.toAbsolutePath().getParent();
        return new PairPatterns(home.resolve(description.path("folder").asString("")), images, masks);
    }

    private static boolean isPattern(String text) {
        int star = text.indexOf('*');
        return star >= 0 && star == text.lastIndexOf('*') && star > text.lastIndexOf('/');
    }

    /** The usual naming under which the folder holds the most pairs, the first of equals; empty if it holds none. */
    static Optional<PairPatterns> guess(Path folder) {
        List<String> images = defaults(folder, IMAGE_FOLDERS, IMAGE_NAMES);
        PairPatterns best = null;
        int most = 0;
        for (String mask : defaults(folder, MASK_FOLDERS, MASK_NAMES)) {
            for (String image : images) {
                PairPatterns candidate = new PairPatterns(folder, image, mask);
                int pairs = candidate.pairs();
                if (pairs > most) {
                    most = pairs;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<String> defaults(Path folder, List<String> places, List<String> names) {
        List<String> patterns = new ArrayList<>();
        for (String place : places) {
            for (String ending : endings(folder.resolve(place))) {
                names.forEach(name -> patterns.add((place.isEmpty() ? "" : place + "/") + name + ending));
            }
        }
        return patterns;
    }

    private static Set<String> endings(Path folder) {
        Set<String> found = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(f -> f.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .forEach(name -> ENDINGS.stream()
                            .filter(ending -> name.toLowerCase(Locale.ROOT).endsWith(ending))
                            .findFirst()
                            .ifPresent(e -> found.add(name.substring(name.length() - e.length()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private int pairs() {
        if (images.equals(masks)) {
            return 0;
        }
        Map<String, Path> found = files(masks);
        found.keySet().retainAll(files(images).keySet());
        return found.size();
    }

    /** Case to file. */
    Map<String, Path> files(String pattern) {
        int slash = pattern.lastIndexOf('/') + 1;
        int star = pattern.indexOf('*');
        String start = pattern.substring(slash, star);
        String end = pattern.substring(star + 1);
        Path place = folder.resolve(pattern.substring(0, slash));
        Map<String, Path> files = new HashMap<>();
        try (Stream<Path> all = Files.list(place)) {
            all.forEach(file -> {
                String name = file.getFileName().toString();
                boolean fits = name.startsWith(start)
                        && name.endsWith(end)
                        && name.length() > start.length() + end.length()
                        && !name.startsWith(".");
                if (fits) {
                    files.put(name.substring(start.length(), name.length() - end.length()), file);
                }
            });
        } catch (IOException e) {
            throw new InputException(
                    place + " cannot be listed (" + e.getMessage() + "); check the pattern " + pattern + ".", e);
        }
        return files;
    }
}
