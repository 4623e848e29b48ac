package org.toposeg.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.toposeg.workflow.study.DicomWebStudies;
import org.toposeg.workflow.study.FolderStudies;
import org.toposeg.workflow.study.StudyImages;

/** Where the studies of a run come from, looked at as often as one likes. */
public final class Source {

    private final DicomWebStudies archive;
    private final Path folder;
    private final String modality;
    private final int channels;
    private final Predicate<StudyImages> isSource;
    private List<String> warnings = List.of();

    private Source(
            DicomWebStudies archive, Path folder, String modality, int channels, Predicate<StudyImages> isSource) {
        this.archive = archive;
        this.folder = folder;
        this.modality = modality;
        this.channels = channels;
        this.isSource = isSource;
    }

    /** @param modality such as CT, or null for all */
    public static Source of(DicomWebStudies archive, String modality, int channels) {
        return new Source(archive, null, modality, channels, images -> true);
    }

    /** @param isSource whether an image that lies in the folder is no result of this run */
    public static Source of(Path folder, String modality, int channels, Predicate<StudyImages> isSource) {
        return new Source(null, folder, modality, channels, isSource);
    }

    /** The studies that are there now. */
    public List<StudyImages> find() {
        if (archive != null) {
            List<StudyImages> found = archive.find(modality, channels);
            warnings = archive.warnings();
            return found;
        }
        FolderStudies finder = new FolderStudies(channels);
        List<StudyImages> found = finder.find(folder).stream()
                .filter(isSource)
                .filter(images -> modality == null || images.isOf(modality))
                .toList();
        warnings = finder.leftOut();
        return found;
    }

    /** What was left out at the last look, and what the archive warned of; a sentence each. */
    public List<String> warnings() {
        return new ArrayList<>(warnings);
    }

    /** False if the archive said that it holds more series than it listed. */
    public boolean isComplete() {
        return archive == null || archive.isComplete();
    }
}
