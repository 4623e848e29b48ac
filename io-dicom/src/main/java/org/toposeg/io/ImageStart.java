package org.toposeg.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.toposeg.volume.InputException;

/**
 * By what a format recognises a file.
 *
 * @param path file or folder
 * @param bytes the first 540 bytes, unpacked if the file is packed with gzip; none of a folder
 * @param isFolder whether it is a folder
 */
public record ImageStart(Path path, byte[] bytes, boolean isFolder) {

    /** As long as the longest header of fixed length, that of NIfTI-2. */
    private static final int LENGTH = 540;

    /** @throws InputException if the file cannot be read */
    static ImageStart of(Path path) {
        boolean isFolder = Files.isDirectory(path);
        try {
            return new ImageStart(path, isFolder ? new byte[0] : start(path), isFolder);
        } catch (IOException e) {
            throw new InputException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether the name ends so, in capital letters or small. */
    public boolean isNamed(String ending) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static byte[] start(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LENGTH);
        }
        if (start.length < 2 || start[0] != 0x1F || start[1] != (byte) 0x8B) {
            return start;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readNBytes(LENGTH);
        } catch (EOFException | ZipException e) {
            return start;
        }
    }
}
