package org.toposeg.dicom.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.toposeg.dicom.data.DicomException;

/** The bytes of a file, unpacked where it is a gzip file, and of deflated data sets: both with a limit to their growth. */
final class FileBytes {

    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;
    private static final int BUFFER = 1 << 16;

    private FileBytes() {}

    static boolean isPacked(byte[] start) {
        return start.length > 2 && start[0] == 0x1F && start[1] == (byte) 0x8B && start[2] == 8;
    }

    /** The whole file. */
    static byte[] whole(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new DicomException("it has " + size + " bytes, more than the 2^31 that can be read at once");
        }
        byte[] bytes = Files.readAllBytes(file);
        return isPacked(bytes) ? unpacked(file, limit(bytes.length)) : bytes;
    }

    /** The first bytes of a file, fewer only where it ends before, and whether the file is packed. */
    record Start(byte[] bytes, boolean packed) {}

    static Start start(Path file, int count) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(count);
            if (!isPacked(start)) {
                return new Start(start, false);
            }
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
            return new Start(in.readNBytes(count), true);
        } catch (EOFException | ZipException e) {
            return new Start(new byte[0], true);
        }
    }

    private static byte[] unpacked(Path file, int limit) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
            byte[] bytes = in.readNBytes(limit);
            if (bytes.length == limit) {
                throw new DicomException("it unpacks to more than " + (limit >> 20) + " MB; unpack it first");
            }
            return bytes;
        } catch (EOFException | ZipException e) {
            throw new DicomException("its gzip packing is damaged or truncated: " + e.getMessage(), e);
        }
    }

    /** What a file may unpack to: enough for real ones, too little for bombs. */
    private static int limit(int packed) {
        return (int) Math.min(MAX_BYTES, (24L << 20) + 2L * packed);
    }

    /** A deflated data set may be this much larger than its file. */
    private static int inflateLimit(int deflated) {
        return (int) Math.min(MAX_BYTES, (48L << 20) + 2L * deflated);
    }

    static byte[] inflate(byte[] bytes, int start) {
        Inflater inflater = new Inflater(true);
        inflater.setInput(bytes, start, bytes.length - start);
        int limit = inflateLimit(bytes.length);
        byte[] result = new byte[(int) Math.min(limit, Math.max(1 << 16, 4L * bytes.length))];
        int length = 0;
        try {
            while (!inflater.finished()) {
                if (length == result.length) {
                    result = grow(result, limit);
                }
                int count = inflater.inflate(result, length, result.length - length);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DicomException("its deflated data set is truncated");
                }
                length += count;
            }
            return length == result.length ? result : Arrays.copyOf(result, length);
        } catch (DataFormatException e) {
            throw new DicomException("its deflated data set is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] grow(byte[] result, int limit) {
        if (result.length >= limit) {
            throw new DicomException("its deflated data set grows beyond " + (limit >> 20) + " MB");
        }
        return Arrays.copyOf(result, (int) Math.min(limit, 2L * result.length));
    }
}
