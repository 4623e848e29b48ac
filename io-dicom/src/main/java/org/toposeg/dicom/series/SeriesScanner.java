package org.toposeg.dicom.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.file.DicomHeader;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.frame.SourceInstance;

/** Finds the DICOM files of a folder and its sub-folders, and which of them form a series. */
public final class SeriesScanner {

    private static final int MAX_FOLDERS_DEEP = 16;

    /**
     * What a folder holds.
     *
     * @param others DICOM objects that are no images
     * @param damaged why files cannot be read that are DICOM, or that lie among the images of a series and are named like
     *     them; each with its {@linkplain DicomException#file() file}
     * @param leftOut further files that hold nothing, or not what their names say; none lies beside a series, whose
     *     {@link DicomSeries#warnings()} have those
     */
    public record Found(
            List<DicomSeries> series,
            List<SourceInstance> others,
            List<DicomException> damaged,
            List<Stranger> leftOut) {}

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
        List<Stranger> strangers = new ArrayList<>();
        for (Object result : files.parallelStream().map(SeriesScanner::header).toList()) {
            switch (result) {
                case SourceInstance instance -> instances.add(instance);
                case DicomException problem -> damaged.add(problem);
                case Stranger stranger -> strangers.add(stranger);
                default -> throw new IllegalStateException("unexpected " + result);
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
        return new Found(series, others, damaged, leftOut(strangers, series, damaged));
    }

    /** Sorts what is no DICOM file: what may have been an image of a series is damage to it. */
    private static List<Stranger> leftOut(
            List<Stranger> strangers, List<DicomSeries> all, List<DicomException> damaged) {
        Map<Path, Set<DicomSeries>> byFolder = new HashMap<>();
        Set<Path> named = new HashSet<>();
        for (DicomSeries series : all) {
            for (SourceInstance instance : series.instances()) {
                byFolder.computeIfAbsent(instance.file().getParent(), k -> new LinkedHashSet<>())
                        .add(series);
                named.add(Stranger.kindOfName(instance.file()));
            }
        }
        List<Stranger> leftOut = new ArrayList<>();
        for (Stranger stranger : strangers) {
            Set<DicomSeries> beside = byFolder.getOrDefault(stranger.file().getParent(), Set.of());
            if (stranger.mayBeImage() && named.contains(Stranger.kindOfName(stranger.file()))) {
                damaged.add(stranger.damage());
            } else if (stranger.isNotable() && beside.isEmpty()) {
                leftOut.add(stranger);
            } else if (stranger.isNotable()) {
                beside.forEach(series -> series.warn(stranger.sentence()));
            }
        }
        return leftOut;
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

    /** The header, the reason why there is none, or that the file is not DICOM. */
    private static Object header(Path file) {
        try {
            Optional<DicomHeader> header = DicomReader.header(file);
            return header.isPresent() ? SourceInstance.of(file, header.get()) : Stranger.of(file);
        } catch (DicomException e) {
            return new DicomException(file, e);
        }
    }
}
