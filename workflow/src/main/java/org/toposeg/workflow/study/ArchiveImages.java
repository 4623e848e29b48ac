package org.toposeg.workflow.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.web.DicomWebClient;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Volume;

/** A series in an archive, fetched into a temporary folder when it is needed. */
final class ArchiveImages implements StudyImages {

    private static final String SOP_INSTANCE = "00080018";

    private final DicomWebClient client;
    private final String base;
    private final String study;
    private final String series;
    private final int channels;
    private final int counted;
    private Contents contents;
    private Path folder;
    private StudyImages fetched;

    /** @param counted number of instances as the archive says, or -1 if it does not */
    ArchiveImages(DicomWebClient client, String base, String study, String series, int channels, int counted) {
        this.client = client;
        this.base = base;
        this.study = study;
        this.series = series;
        this.channels = channels;
        this.counted = counted;
    }

    /**
     * The instances of the series.
     *
     * @param count of them as the archive says; more than the UIDs where it does not list all
     */
    private record Contents(List<String> uids, int count) {

        /** Whether these instances are what was listed, and the rest of what was only counted. */
        boolean areGivenBy(List<String> found) {
            return found.size() == count && new HashSet<>(found).containsAll(uids);
        }
    }

    @Override
    public String key() {
        return study + "/" + series;
    }

    @Override
    public String title() {
        return series;
    }

    @Override
    public String study() {
        return study;
    }

    @Override
    public String series() {
        return series;
    }

    @Override
    public String source() {
        return base + path();
    }

    private String path() {
        return "studies/" + study + "/series/" + series;
    }

    /** The UIDs of the instances: those that were fetched, and before that those that the archive lists. */
    @Override
    public String content() {
        List<String> words = new ArrayList<>(contents().uids());
        words.add("of " + contents().count());
        return Stamps.digest(words);
    }

    private Contents contents() {
        if (contents == null) {
            List<String> uids = client.list(path() + "/instances", Map.of(), counted).entries().stream()
                    .map(entry -> entry.getOrDefault(SOP_INSTANCE, ""))
                    .distinct()
                    .toList();
            contents = new Contents(uids, Math.max(counted, uids.size()));
        }
        return contents;
    }

    @Override
    public List<String> warnings() {
        return fetched == null
                ? List.of()
                : fetched.warnings().stream()
                        .map(text -> text.replace(folder.toString(), source()))
                        .toList();
    }

    @Override
    public List<Volume> channels() {
        return fetched().channels();
    }

    @Override
    public Optional<DicomStack> dicom() {
        return fetched().dicom();
    }

    private StudyImages fetched() {
        if (fetched == null) {
            fetch();
            List<StudyImages> found = found();
            if (found.size() != 1) {
                throw new InputException(source() + " holds " + found.size()
                        + " volumes, one is needed; segment it from a folder, where each becomes a study.");
            }
            fetched = found.getFirst();
        }
        return fetched;
    }

    /** The temporary folder is nothing to a person, who knows the archive. */
    private List<StudyImages> found() {
        try {
            return new FolderStudies(channels).find(folder);
        } catch (InputException e) {
            throw new InputException(e.getMessage().replace(folder.toString(), source()), e);
        }
    }

    private void fetch() {
        List<DicomFile> files = client.retrieve(path());
        requireAll(files.stream().map(DicomFile::sopInstance).distinct().toList());
        try {
            folder = Files.createTempDirectory("toposeg-series");
            int number = 0;
            for (DicomFile file : files) {
                DicomWriter.write(file, folder.resolve(number++ + ".dcm"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fewer instances than the archive counts make half a series; others than it listed make another content. */
    private void requireAll(List<String> found) {
        int count = contents().count();
        if (found.size() < count) {
            throw new InputException(source() + " has " + count + " instances as the archive says, but it gave "
                    + found.size() + "; look there whether the series is whole, then retry.");
        }
        if (!contents().areGivenBy(found)) {
            contents = new Contents(found, found.size());
        }
    }

    @Override
    public void close() {
        fetched = null;
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder = null;
    }
}
