package org.toposeg.dicom.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads DICOM files. Memory stays within a small multiple of the file's size whatever its lengths claim: values are
 * slices of the file's bytes, the number of elements and the depth of sequences are limited, and so is what a deflated
 * data set may grow to.
 */
public final class DicomReader {

    private static final int PREAMBLE = 128;
    private static final int HEADER_PREFIX = 1 << 16;
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private DicomReader() {}

    /** Reads a whole file. */
    public static DicomFile read(Path file) {
        return guarded(file.toString(), () -> parse(wholeFile(file), true));
    }

    /**
     * Reads a file up to its pixel data: for geometry and identity of many files. The returned data set has no pixel
     * data element.
     */
    public static DicomFile readHeader(Path file) {
        return guarded(file.toString(), () -> {
            long size = Files.size(file);
            byte[] prefix = prefix(file);
            if (size > prefix.length) {
                try {
                    return parseHeader(prefix);
                } catch (DicomException beyondPrefix) {
                    return parseHeader(wholeFile(file));
                }
            }
            return parseHeader(prefix);
        });
    }

    /** Reads a file that is in memory; {@code name} is used in messages. */
    public static DicomFile read(byte[] bytes, String name) {
        return guarded(name, () -> parse(bytes, true));
    }

    /** Whether the bytes look like the start of a DICOM file: the magic letters, or a plausible first element. */
    public static boolean looksLikeDicom(byte[] start) {
        return hasPreamble(start) || SyntaxGuess.isPlausibleStart(start);
    }

    /** Whether a file looks like DICOM by its first bytes. */
    public static boolean looksLikeDicom(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return looksLikeDicom(in.readNBytes(PREAMBLE + 8));
        }
    }

    @FunctionalInterface
    private interface Work {
        DicomFile run() throws IOException;
    }

    private static DicomFile guarded(String name, Work work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new DicomException(name + " cannot be read: " + e.getMessage(), e);
        } catch (DicomException e) {
            throw new DicomException(name + " is not a readable DICOM file: " + e.getMessage(), e);
        }
    }

    private static byte[] prefix(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEADER_PREFIX);
        }
    }

    private static byte[] wholeFile(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new DicomException("it has " + size + " bytes, more than the 2^31 that can be read at once");
        }
        return Files.readAllBytes(file);
    }

    private static DicomFile parseHeader(byte[] bytes) {
        return parse(bytes, false);
    }

    private static boolean hasPreamble(byte[] bytes) {
        return bytes.length >= PREAMBLE + 4 && hasMagic(bytes, PREAMBLE);
    }

    private static boolean hasMagic(byte[] bytes, int at) {
        return bytes.length >= at + 4
                && bytes[at] == 'D'
                && bytes[at + 1] == 'I'
                && bytes[at + 2] == 'C'
                && bytes[at + 3] == 'M';
    }

    private static DicomFile parse(byte[] bytes, boolean pixels) {
        if (bytes.length == 0) {
            throw new DicomException("it is empty");
        }
        int start = hasPreamble(bytes) ? PREAMBLE + 4 : hasMagic(bytes, 0) ? 4 : 0;
        if (start == 0 && !SyntaxGuess.isPlausibleStart(bytes)) {
            throw new DicomException(
                    "it has neither the letters DICM after a preamble nor a DICOM element at its start");
        }
        DataSet meta = new DataSet();
        Parser metaParser = new Parser(bytes, start, bytes.length, TransferSyntax.EXPLICIT_LITTLE, pixels);
        int dataStart = isMetaGroup(bytes, start) ? metaParser.parseMeta(meta, bytes) : start;
        TransferSyntax syntax = syntax(meta, bytes, dataStart);
        return new DicomFile(meta, parseData(bytes, dataStart, syntax, pixels), syntax);
    }

    private static boolean isMetaGroup(byte[] bytes, int at) {
        return bytes.length >= at + 2 && bytes[at] == 2 && bytes[at + 1] == 0;
    }

    private static TransferSyntax syntax(DataSet meta, byte[] bytes, int at) {
        String uid = meta.string(Tag.TRANSFER_SYNTAX_UID);
        TransferSyntax guess = SyntaxGuess.at(bytes, at);
        if (uid.isEmpty()) {
            return guess;
        }
        TransferSyntax named = TransferSyntax.of(uid);
        // Some writers name one encoding and use the other; the first element tells.
        if (!named.deflated() && at + 8 <= bytes.length && named.explicit() != guess.explicit()) {
            return new TransferSyntax(uid, named.name(), guess.explicit(), named.bigEndian(), false);
        }
        return named;
    }

    private static DataSet parseData(byte[] bytes, int start, TransferSyntax syntax, boolean pixels) {
        byte[] source = syntax.deflated() ? inflate(bytes, start) : bytes;
        DataSet data = new DataSet();
        new Parser(source, syntax.deflated() ? 0 : start, bytes.length, syntax, pixels).parse(data);
        return data;
    }

    /** A deflated data set may be this much larger than its file: enough for real ones, too little for bombs. */
    private static int inflateLimit(int deflated) {
        return (int) Math.min(MAX_BYTES, (48L << 20) + 2L * deflated);
    }

    private static byte[] inflate(byte[] bytes, int start) {
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
