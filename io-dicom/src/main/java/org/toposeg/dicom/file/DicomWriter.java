package org.toposeg.dicom.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Fragments;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.VR;
import org.toposeg.file.AtomicFile;

/**
 * Writes DICOM Part 10 files, explicit or implicit little endian. Sequences and items have undefined length, so that
 * nothing needs to be measured before it is written.
 */
public final class DicomWriter {

    /** Names the software that wrote a file (0002,0012); a UUID-derived root needs no registration. */
    public static final String IMPLEMENTATION_UID = "2.25.218457230116094226839240117862063459281";

    public static final String IMPLEMENTATION_VERSION = "TOPOSEG";

    private final OutputStream out;
    private final boolean explicit;
    private final byte[] header = new byte[12];

    private DicomWriter(OutputStream out, boolean explicit) {
        this.out = out;
        this.explicit = explicit;
    }

    /**
     * Writes a whole file or none.
     *
     * @throws DicomException if it cannot be written
     */
    public static void write(DicomFile file, Path target) {
        try {
            AtomicFile.write(target, out -> write(file, out));
        } catch (IOException e) {
            throw new DicomException(target + " cannot be written: " + e.getMessage(), e);
        }
    }

    public static byte[] toBytes(DicomFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static void write(DicomFile file, OutputStream out) throws IOException {
        if (file.syntax().bigEndian() || file.syntax().deflated()) {
            throw new IllegalArgumentException("files are written little endian and not deflated");
        }
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        writeMeta(file, out);
        new DicomWriter(out, file.syntax().explicit()).write(file.data());
    }

    private static void writeMeta(DicomFile file, OutputStream out) throws IOException {
        DataSet meta = new DataSet()
                .put(Element.of(Tag.FILE_META_INFORMATION_VERSION, VR.OB, new byte[] {0, 1}))
                .set(Tag.MEDIA_STORAGE_SOP_CLASS_UID, file.sopClass())
                .set(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, file.sopInstance())
                .set(Tag.TRANSFER_SYNTAX_UID, file.syntax().uid())
                .set(Tag.IMPLEMENTATION_CLASS_UID, IMPLEMENTATION_UID)
                .set(Tag.IMPLEMENTATION_VERSION_NAME, IMPLEMENTATION_VERSION);
        ByteArrayOutputStream group = new ByteArrayOutputStream();
        new DicomWriter(group, true).write(meta);
        DataSet length = new DataSet().set(Tag.FILE_META_INFORMATION_GROUP_LENGTH, group.size());
        new DicomWriter(out, true).write(length);
        group.writeTo(out);
    }

    private void write(DataSet data) throws IOException {
        for (Element element : data.elements()) {
            if ((element.tag() & 0xFFFF) == 0 && Tag.group(element.tag()) != 2) {
                continue; // retired group lengths would have to be measured
            }
            write(element);
        }
    }

    private void write(Element element) throws IOException {
        if (element.isSequence()) {
            writeSequence(element);
        } else if (element.fragments() != null) {
            writeFragments(element);
        } else {
            boolean odd = (element.length() & 1) == 1;
            writeHeader(element.tag(), element.vr(), element.length() + (odd ? 1 : 0));
            out.write(element.buffer(), element.offset(), element.length());
            if (odd) {
                out.write(element.vr().padding());
            }
        }
    }

    private void writeSequence(Element element) throws IOException {
        writeHeader(element.tag(), VR.SQ, element.sequence().items().isEmpty() ? 0 : -1);
        if (element.sequence().items().isEmpty()) {
            return;
        }
        for (DataSet item : element.sequence().items()) {
            writeDelimiter(Tag.ITEM, -1);
            write(item);
            writeDelimiter(Tag.ITEM_DELIMITATION, 0);
        }
        writeDelimiter(Tag.SEQUENCE_DELIMITATION, 0);
    }

    private void writeFragments(Element element) throws IOException {
        Fragments fragments = element.fragments();
        writeHeader(element.tag(), VR.OB, -1);
        writeDelimiter(Tag.ITEM, fragments.offsetTable().length * 4);
        for (int offset : fragments.offsetTable()) {
            put32(0, offset);
            out.write(header, 0, 4);
        }
        for (Fragments.Slice slice : fragments.slices()) {
            writeDelimiter(Tag.ITEM, slice.length() + (slice.length() & 1));
            out.write(slice.buffer(), slice.offset(), slice.length());
            if ((slice.length() & 1) == 1) {
                out.write(0);
            }
        }
        writeDelimiter(Tag.SEQUENCE_DELIMITATION, 0);
    }

    private void writeDelimiter(int tag, int length) throws IOException {
        putTag(tag);
        put32(4, length);
        out.write(header, 0, 8);
    }

    private void writeHeader(int tag, VR vr, int length) throws IOException {
        putTag(tag);
        int size = 8;
        if (!explicit) {
            put32(4, length);
        } else if (vr.hasLongLength() || length > 0xFFFF) {
            // PS3.5 6.2.2: what does not fit a 16-bit length goes as UN.
            VR shown = vr.hasLongLength() ? vr : VR.UN;
            putCode(shown);
            header[6] = 0;
            header[7] = 0;
            put32(8, length);
            size = 12;
        } else {
            putCode(vr);
            header[6] = (byte) length;
            header[7] = (byte) (length >>> 8);
        }
        out.write(header, 0, size);
    }

    private void putCode(VR vr) {
        header[4] = (byte) vr.name().charAt(0);
        header[5] = (byte) vr.name().charAt(1);
    }

    private void putTag(int tag) {
        header[0] = (byte) (tag >>> 16);
        header[1] = (byte) (tag >>> 24);
        header[2] = (byte) tag;
        header[3] = (byte) (tag >>> 8);
    }

    private void put32(int at, int value) {
        for (int i = 0; i < 4; i++) {
            header[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
