package org.toposeg.datasets;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
        return cases;
    }

    private static Collection<Path> masks(SortedMap<String, FileCases.Files> cases) {
        return cases.values().stream().map(FileCases.Files::label).toList();
    }
}
