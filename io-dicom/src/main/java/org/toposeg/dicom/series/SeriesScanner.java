package org.toposeg.dicom.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.DicomHeader;
import org.toposeg.dicom.data.DicomReader;

/** Finds the DICOM files of a folder and its sub-folders, and which of them form a series. */
public final class SeriesScanner {

    private static final int MAX_FOLDERS_DEEP = 16;

    /**
     * What a folder holds.
     *
     * @param damaged each with its {@linkplain DicomException#file() file}
     */
    public record Found(List<DicomSeries> series, List<SourceInstance> others, List<DicomException> damaged) {}

    private SeriesScanner() {}

    /**
     * Reads the headers of all DICOM files below a folder, of one file, or of the files that a DICOMDIR lists. Other
     * files are passed over.
     */
    public static Found scan(Path place) {
        if (Files.isRegularFile(place)) {
            Optional<DicomHeader> header = DicomReader.header(place);
            if (header.isPresent() && DicomDirectory.isDirectory(header.get().file())) {
                return sorted(DicomDirectory.files(place, header.get().file()));
            }
        }
        return sorted(files(place));
    }

    private static Found sorted(List<Path> files) {
        List<SourceInstance> instances = new ArrayList<>();
        List<DicomException> damaged = new ArrayList<>();
        for (Object result : files.parallelStream().map(SeriesScanner::header).toList()) {
            if (result instanceof SourceInstance instance) {
                instances.add(instance);
            } else if (result instanceof DicomException problem) {
                damaged.add(problem);
            }
        }
        Map<String, List<SourceInstance>> bySeries = new TreeMap<>();
        List<SourceInstance> others = new ArrayList<>();
        for (SourceInstance instance : instances) {
            if (instance.isImage()) {
                bySeries.computeIfAbsent(instance.series(), k -> new ArrayList<>())
                        .add(instance);
            } else {
                others.add(instance);
            }
        }
        List<DicomSeries> series = new ArrayList<>();
        bySeries.forEach((uid, members) -> series.add(new DicomSeries(uid, members)));
        return new Found(series, others, damaged);
    }

    private static List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            throw new DicomException(folder + " does not exist");
        }
        if (!Files.isDirectory(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> walk = Files.walk(folder, MAX_FOLDERS_DEEP)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DicomException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** The header, the reason why there is none, or something else for a file that is not DICOM. */
    private static Object header(Path file) {
        try {
            Optional<DicomHeader> header = DicomReader.header(file);
            return header.isPresent() ? SourceInstance.of(file, header.get()) : file;
        } catch (DicomException e) {
            return new DicomException(file, e);
        }
    }
}
