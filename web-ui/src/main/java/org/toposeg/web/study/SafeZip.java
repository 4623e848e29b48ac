package org.toposeg.web.study;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.toposeg.io.ImageFormats;
import org.toposeg.volume.InputException;
import org.toposeg.web.storage.DiskSpace;

/**
 * Unpacks an uploaded archive into an empty folder. What a stranger sends may be a bomb: the number of files and of bytes
 * is limited while they are written, and files are named by number, so that no name in the archive can lead elsewhere.
 */
final class SafeZip {

    static final long MAX_BYTES = 8L << 30;
    static final int MAX_FILES = 50_000;

    /** DICOM and NIfTI shrink to a third at best; masks to a hundredth. A bomb shrinks a thousandfold. */
    static final long MAX_RATIO = 400;

    private static final int BUFFER = 1 << 16;
    private static final int MAX_EXTENSION = 8;

    /** Bytes between two looks at the room that is left. */
    private static final long STRIDE = 16L << 20;

    private final String archive;
    private final DiskSpace disk;
    private long bytesLeft;
    private long untilLook;
    private int filesLeft = MAX_FILES;

    private SafeZip(String archive, DiskSpace disk, long bytesLeft) {
        this.archive = archive;
        this.disk = disk;
        this.bytesLeft = bytesLeft;
    }

    /**
     * @param archive its name, for messages
     * @throws InputException if it is damaged, or too much comes out of it
     */
    static void unpack(Path zip, String archive, Path folder, DiskSpace disk) throws IOException {
        long limit = Math.min(MAX_BYTES, Math.max(1L << 20, Files.size(zip) * MAX_RATIO));
        new SafeZip(archive, disk, limit).unpack(zip, folder);
    }

    private void unpack(Path zip, Path folder) throws IOException {
        // Names need only be decoded somehow: any bytes are ISO 8859-1, not all are UTF-8.
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip), StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                requireFewEntries();
                if (!entry.isDirectory()) {
                    take(in, folder.resolve("file-" + number++ + extension(entry.getName())));
                }
            }
            if (number == 0) {
                throw new InputException(archive + " is not a zip archive or holds no file; zip the folder of the"
                        + " series and upload that.");
            }
        } catch (ZipException | EOFException e) {
            throw new InputException(
                    archive + " is damaged or of a kind that is not read (" + e.getMessage()
                            + "); make it anew, without a password, and upload that.",
                    e);
        }
    }

    private void requireFewEntries() {
        if (--filesLeft < 0) {
            throw new InputException(archive + " holds more than " + MAX_FILES + " files; upload fewer at a time.");
        }
    }

    private void take(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytesLeft -= n;
                if (bytesLeft < 0) {
                    throw new InputException(archive + " unpacks to far more than its size, as a zip bomb does;"
                            + " upload the images in a plain zip archive of at most 8 GB.");
                }
                requireRoom(n);
                out.write(buffer, 0, n);
            }
        }
    }

    private void requireRoom(int bytes) {
        untilLook -= bytes;
        if (untilLook < 0) {
            disk.require(STRIDE);
            untilLook = STRIDE;
        }
    }

    /** Readers may look at the ending; nothing else of the name is kept. */
    static String extension(String name) {
        String known = name.substring(ImageFormats.stem(name).length());
        if (!known.isEmpty()) {
            return known;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot);
        return extension.length() <= MAX_EXTENSION && extension.matches("\\.\\w+") ? extension : "";
    }
}
