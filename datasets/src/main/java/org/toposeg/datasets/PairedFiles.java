package org.toposeg.datasets;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.toposeg.io.ImageFiles;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.InputException;

/** Opens pairs of image and mask files as a data set. */
final class PairedFiles {

    private PairedFiles() {}

    /** Pairs with a description that names channels and labels. */
    static CaseSource open(DataSetDescription description) {
        SortedMap<String, FileCases.Files> cases = cases(description.pairs());
        return new FileCases(
                description.facts(),
                cases,
                MaskReader.of(description.labels(), masks(cases), description.file())::read);
    }

    /** Pairs without a description: channels and labels are what the files hold. */
    static CaseSource open(PairPatterns patterns) {
        SortedMap<String, FileCases.Files> cases = cases(patterns);
        Path first = cases.firstEntry().getValue().images().getFirst();
        MaskReader reader = MaskReader.of(masks(cases), patterns.folder());
        FileCases.Facts facts = new FileCases.Facts(
                patterns.folder(),
                patterns.folder().toAbsolutePath().normalize().getFileName().toString(),
                channels(ImageFiles.read(first).channels().size()),
                reader.labels());
        return new FileCases(facts, cases, reader::read);
    }

    private static List<String> channels(int count) {
        return switch (count) {
            case 1 -> List.of("image");
            case 3 -> List.of("red", "green", "blue");
            default -> IntStream.range(0, count).mapToObj(c -> "channel " + c).toList();
        };
    }

    private static SortedMap<String, FileCases.Files> cases(PairPatterns patterns) {
        Map<String, Path> images = patterns.files(patterns.images());
        SortedMap<String, FileCases.Files> cases = new TreeMap<>();
        patterns.files(patterns.masks()).forEach((id, mask) -> {
            Path image = images.get(id);
            if (image == null) {
                throw new InputException(mask + " has no image: there is no "
                        + patterns.folder().resolve(patterns.images().replace("*", id))
                        + "; add it or remove the mask.");
            }
            cases.put(id, new FileCases.Files(List.of(image), mask));
        });
        if (cases.isEmpty()) {
            throw new InputException(patterns.folder() + " holds no mask of the pattern " + patterns.masks()
                    + "; correct the pattern or the folder.");
        }
        requireMasks(patterns, images, cases);
        return cases;
    }

    /** An image that is left out without a word is one case less that nobody misses. */
    private static void requireMasks(
            PairPatterns patterns, Map<String, Path> images, SortedMap<String, FileCases.Files> cases) {
        Set<Path> masks = new HashSet<>(masks(cases));
        List<String> without = images.entrySet().stream()
                .filter(image -> !cases.containsKey(image.getKey()) && !masks.contains(image.getValue()))
                .map(Map.Entry::getKey)
                .filter(id -> !isBesideCase(id, cases))
                .sorted()
                .toList();
        if (!without.isEmpty()) {
            String first = without.getFirst();
            throw new InputException(images.get(first) + " has no mask: there is no "
                    + patterns.folder().resolve(patterns.masks().replace("*", first))
                    + (without.size() > 1 ? " (and " + (without.size() - 1) + " more such images)" : "")
                    + "; add it or take the image out of the folder.");
        }
    }

    /** Other files of a case in the images' folder, such as a second reader's mask {@code case_2ndHO.png}. */
    private static boolean isBesideCase(String id, SortedMap<String, FileCases.Files> cases) {
        return IntStream.range(1, id.length())
                .filter(end -> id.charAt(end) == '_' || id.charAt(end) == '-')
                .anyMatch(end -> cases.containsKey(id.substring(0, end)));
    }

    private static Collection<Path> masks(SortedMap<String, FileCases.Files> cases) {
        return cases.values().stream().map(FileCases.Files::label).toList();
    }
}
