package org.toposeg.dicom.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;

/**
 * Reads DICOM files. Memory stays within a small multiple of the file's size whatever its lengths claim: values are
 * slices of the file's bytes, the number of elements and the depth of sequences are limited, and so is what a deflated
 * data set may grow to.
 */
public final class DicomReader {

    private static final int PREAMBLE = 128;

    /** Most headers are shorter; longer ones take a second look at the file. */
    private static final int HEADER_PREFIX = 1 << 14;

    private DicomReader() {}

    /** Reads a whole file. */
    public static DicomFile read(Path file) {
        return guarded(file.toString(), () -> parse(FileBytes.whole(file), true, false))
                .file();
    }

    /**
     * Reads a file up to its pixel data: for geometry and identity of many files. The returned data set has no pixel
     * data element.
     */
    public static DicomFile readHeader(Path file) {
        return guarded(file.toString(), () -> header(file, FileBytes.start(file, HEADER_PREFIX)))
                .file();
    }

    /** Like {@link #readHeader}, with the place of the pixels; empty if the file does not look like DICOM. */
    public static Optional<DicomHeader> header(Path file) {
        return guarded(file.toString(), () -> {
            FileBytes.Start start = FileBytes.start(file, HEADER_PREFIX);
            return looksLikeDicom(start.bytes()) ? Optional.of(header(file, start)) : Optional.empty();
        });
    }

    private static DicomHeader header(Path file, FileBytes.Start start) throws IOException {
        if (start.bytes().length < HEADER_PREFIX) {
            return parse(start.bytes(), false, start.packed());
        }
        try {
            DicomHeader header = parse(start.bytes(), false, start.packed());
            // Without a sight of the pixel data, elements may follow behind the piece that was read.
            return header.pixelLength() < 0 ? parse(FileBytes.whole(file), false, start.packed()) : header;
        } catch (DicomException beyondPiece) {
            return parse(FileBytes.whole(file), false, start.packed());
        }
    }

    /** Reads a file that is in memory; {@code name} is used in messages. */
    public static DicomFile read(byte[] bytes, String name) {
        return guarded(name, () -> parse(bytes, true, false)).file();
    }

    /** Whether the bytes look like the start of a DICOM file: the magic letters, or a plausible first element. */
    public static boolean looksLikeDicom(byte[] start) {
        return hasPreamble(start) || SyntaxGuess.isPlausibleStart(start);
    }

    /** Whether a file, packed or not, looks like DICOM by its first bytes. */
    public static boolean looksLikeDicom(Path file) throws IOException {
        return looksLikeDicom(FileBytes.start(file, PREAMBLE + 8).bytes());
    }

    /** Whether the bytes have the letters DICM where DICOM files have them. */
    public static boolean isMarked(byte[] start) {
        return hasPreamble(start);
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(String name, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new DicomException(name + " cannot be read: " + e.getMessage(), e);
        } catch (DicomException e) {
            throw new DicomException(name + " is not a readable DICOM file: " + e.getMessage(), e);
        }
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

    private static DicomHeader parse(byte[] bytes, boolean pixels, boolean packed) {
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
        DataSet data = new DataSet();
        byte[] source = syntax.deflated() ? FileBytes.inflate(bytes, dataStart) : bytes;
        Parser parser = new Parser(source, syntax.deflated() ? 0 : dataStart, bytes.length, syntax, pixels);
        parser.parse(data);
        boolean plain = syntax.isPlain() && !packed;
        return new DicomHeader(
                new DicomFile(meta, data, syntax), plain ? parser.pixelStart() : -1, parser.pixelLength());
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
}
