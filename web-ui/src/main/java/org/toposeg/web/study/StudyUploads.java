package org.toposeg.web.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;
import org.toposeg.volume.InputException;

/** Turns what a person uploads into studies. */
@Service
public class StudyUploads {

    private final StudyImport studies;

    StudyUploads(StudyImport studies) {
        this.studies = studies;
    }

    /**
     * Adds the studies in an uploaded file: a NIfTI volume or picture, or a zip archive of NIfTI files or DICOM series.
     *
     * @param name as the person knows it
     * @throws InputException if nothing in it can be used
     */
    public StudyImport.Result add(Path file, String name) {
        try {
            return name.toLowerCase(Locale.ROOT).endsWith(".zip")
                    ? addArchive(file, name)
                    : new StudyImport.Result(List.of(studies.addFile(file, name)), List.of());
        } catch (InputException e) {
            // The person knows the file by its name, not by where it was put meanwhile.
            throw new InputException(e.getMessage().replace(file.toString(), name), e);
        }
    }

    private StudyImport.Result addArchive(Path file, String name) {
        try {
            Path folder = Files.createTempDirectory("toposeg-upload");
            try {
                SafeZip.unpack(file, name, folder);
                return studies.addFolder(folder, name).renamed(folder + "/", name + ": ");
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
