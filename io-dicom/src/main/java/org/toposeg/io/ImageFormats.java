package org.toposeg.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.toposeg.io.ImageFormat.Match;
import org.toposeg.volume.InputException;

/** All image formats, and which one a file has: by its content, and only where that bears no mark by its name. */
public final class ImageFormats {

    private static final List<ImageFormat> ALL =
            ServiceLoader.load(ImageFormat.class, ImageFormat.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private ImageFormats() {}

    /** In the order in which they are asked. */
    public static List<ImageFormat> all() {
        return ALL;
    }

    /**
     * The format of a file, or of the images in a folder.
     *
     * @throws InputException if there is no such file, it is empty, or no format knows it
     */
    public static ImageFormat of(Path path) {
        requireThere(path);
        return find(path)
                .orElseThrow(() -> new InputException(path + " is no image of a known kind ("
                        + names(format -> !format.holdsLabels()) + "); convert it to one of these."));
    }

    /**
     * The format of a file or folder that exists, or empty if it is none.
     *
     * @throws InputException if it cannot be read
     */
    public static Optional<ImageFormat> find(Path path) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        ImageStart start = ImageStart.of(path);
        return first(start, Match.CONTENT).or(() -> first(start, Match.NAME));
    }

    private static Optional<ImageFormat> first(ImageStart start, Match wanted) {
        return ALL.stream().filter(format -> format.match(start) == wanted).findFirst();
    }

    /** The format in which a file of this name would be written, or empty if its ending names none. */
    public static Optional<ImageFormat> forTarget(Path target) {
        return ALL.stream()
                .filter(format -> ends(target.getFileName().toString(), format.writtenEndings()))
                .findFirst();
    }

    /** The endings under which files can be written, for people. */
    public static String writtenEndings() {
        return ALL.stream()
                .flatMap(format -> format.writtenEndings().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The names of formats, for people. */
    public static String names(Predicate<ImageFormat> which) {
        return ALL.stream().filter(which).map(ImageFormat::name).collect(Collectors.joining(", "));
    }

    /** The endings of formats, the longer before the shorter, so that {@code .nii.gz} goes before {@code .gz}. */
    public static List<String> endings(Predicate<ImageFormat> which) {
        return ALL.stream()
                .filter(which)
                .flatMap(format -> format.endings().stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Whether a name has the ending of any format, or of one whose images are single files. */
    public static boolean isNamedLike(String name, Predicate<ImageFormat> which) {
        return ends(name, endings(which));
    }

    /** A name without the ending of its format; as it is if it has none. */
    public static String stem(String name) {
        return endings(format -> true).stream()
                .filter(ending -> ends(name, List.of(ending)))
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    /** A name without the ending of its format, or without whatever ending it has. */
    public static String baseName(String name) {
        String stem = stem(name);
        return stem.equals(name) ? name.replaceFirst("\\.\\w+$", "") : stem;
    }

    private static boolean ends(String name, List<String> endings) {
        String small = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> small.endsWith(ending) && small.length() > ending.length());
    }

    private static void requireThere(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + " does not exist; check the path.");
        }
        try {
            if (Files.isRegularFile(path) && Files.size(path) == 0) {
                throw new InputException(path + " is empty; copy the file again.");
            }
        } catch (IOException e) {
            throw new InputException(path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
