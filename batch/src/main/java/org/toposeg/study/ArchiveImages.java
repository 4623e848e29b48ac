package org.toposeg.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.toposeg.dicom.data.DicomFile;
import org.toposeg.dicom.data.DicomWriter;
import org.toposeg.dicom.web.DicomWebClient;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Volume;

/** A series in an archive, fetched into a temporary folder when it is needed. */
final class ArchiveImages implements StudyImages {

    private final DicomWebClient client;
    private final String base;
    private final String study;
    private final String series;
    private final int channels;
    private Path folder;
    private StudyImages fetched;

    ArchiveImages(DicomWebClient client, String base, String study, String series, int channels) {
        this.client = client;
        this.base = base;
        this.study = study;
        this.series = series;
        this.channels = channels;
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
            List<StudyImages> found = new FolderStudies(channels).find(folder);
            if (found.size() != 1) {
                throw new InputException(source() + " holds " + found.size()
                        + " volumes, one is needed; segment it from a folder, where each becomes a study.");
            }
            fetched = found.getFirst();
        }
        return fetched;
    }

    private void fetch() {
        try {
            folder = Files.createTempDirectory("toposeg-series");
            int number = 0;
            for (DicomFile file : client.retrieve(path())) {
                DicomWriter.write(file, folder.resolve(number++ + ".dcm"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
