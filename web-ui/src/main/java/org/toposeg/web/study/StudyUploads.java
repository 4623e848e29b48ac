package org.toposeg.web.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/** Turns what a person uploads into studies. */
@Service
public class StudyUploads {

    private final StudyImport studies;

    StudyUploads(StudyImport studies) {
        this.studies = studies;
    }

    /**
     * Adds the studies in an uploaded file: a NIfTI volume, or a zip archive of NIfTI files or DICOM series.
     *
     * @param name as the person knows it
     * @throws org.toposeg.volume.ImageException if nothing in it can be used
     */
    public List<Study> add(Path file, String name) {
        return name.toLowerCase(java.util.Locale.ROOT).endsWith(".zip")
                ? addArchive(file, name)
                : List.of(studies.addNifti(file, name));
    }

    private List<Study> addArchive(Path file, String name) {
        try {
            Path folder = Files.createTempDirectory("toposeg-upload");
            try {
                SafeZip.unpack(file, name, folder);
                return studies.addFolder(folder, name);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
