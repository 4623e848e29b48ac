package org.toposeg.web.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.toposeg.file.PrivateFiles;
import org.toposeg.volume.InputException;
import org.toposeg.web.failure.Problems;
import org.toposeg.web.storage.DataFolder;
import org.toposeg.web.storage.DiskSpace;

/**
 * Turns what a person uploads into studies. It lies under a neutral name in the data folder meanwhile; few are worked on
 * at once, each within a part of the memory, and the disk's reserve is left alone.
 */
@Service
public class StudyUploads {

    private static final int BUFFER = 1 << 16;
    private static final String UNPACKED = "unpacked";

    /** Bytes between two looks at the room that is left. */
    private static final long STRIDE = 16L << 20;

    private final StudyImport studies;
    private final DataFolder data;
    private final DiskSpace disk;
    private final Problems problems;
    private final Semaphore turns;

    StudyUploads(
            StudyImport studies,
            DataFolder data,
            DiskSpace disk,
            Problems problems,
            @Value("${toposeg.imports.at-once}") int atOnce) {
        this.studies = studies;
        this.data = data;
        this.disk = disk;
        this.problems = problems;
        this.turns = new Semaphore(Math.max(1, atOnce), true);
    }

    /**
     * Adds the studies in an uploaded file: a NIfTI volume or picture, or a zip archive of NIfTI files or DICOM series.
     * Nothing is left of one that fails.
     *
     * @param upload its content
     * @param size in bytes, 0 or less if that is not known
     * @param name as the person knows it
     * @throws Refused with what the person is told, whatever the cause
     */
    public StudyImport.Result add(InputStream upload, long size, String name) {
        Path folder = null;
        try {
            disk.require(Math.max(0, size));
            folder = data.newUpload();
            Path file = folder.resolve("upload" + SafeZip.extension(name));
            receive(upload, file);
            return inTurn(file, name);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new Refused(sentence(e, folder, name), e);
        } finally {
            discard(folder);
        }
    }

    private void receive(InputStream upload, Path file) throws IOException {
        PrivateFiles.createFile(file);
        byte[] buffer = new byte[BUFFER];
        long untilLook = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = upload.read(buffer); n >= 0; n = upload.read(buffer)) {
                untilLook -= n;
                if (untilLook < 0) {
                    disk.require(STRIDE);
                    untilLook = STRIDE;
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private StudyImport.Result inTurn(Path file, String name) throws IOException {
        turns.acquireUninterruptibly();
        try {
            return name.toLowerCase(Locale.ROOT).endsWith(".zip")
                    ? addArchive(file, name)
                    : studies.addFile(file, name);
        } finally {
            turns.release();
        }
    }

    private StudyImport.Result addArchive(Path file, String name) throws IOException {
        Path folder = Files.createDirectory(file.resolveSibling(UNPACKED));
        SafeZip.unpack(file, name, folder, disk);
        return studies.addFolder(folder, name).told(problem -> wording(problem, file.getParent(), name));
    }

    private String sentence(Throwable failure, Path folder, String name) {
        return failure instanceof InputException && folder != null
                ? wording(failure.getMessage(), folder, name)
                : name + ": " + problems.sentence("the upload failed", failure);
    }

    /** The person knows the file by its name, not by where it was put meanwhile. */
    private String wording(String problem, Path folder, String name) {
        String within = folder.resolve(UNPACKED) + folder.getFileSystem().getSeparator();
        return problems.withoutFolders(problem.replace(within, name + ": ")
                .replace(folder.resolve(UNPACKED).toString(), name)
                .replace(folder.resolve("upload" + SafeZip.extension(name)).toString(), name));
    }

    private void discard(Path folder) {
        if (folder != null) {
            data.remove(folder);
        }
    }

    /** An upload came to nothing; the message is for the person. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
