package org.toposeg.dicom.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Fragments;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;

/** Files in the transfer syntaxes that the writer does not write. */
public final class EncodedFiles {

    private EncodedFiles() {}

    /** The file with its frames, compressed by the caller, one fragment for each. */
    public static byte[] encapsulated(DataSet data, String syntax, List<byte[]> frames) {
        List<Fragments.Slice> slices = new ArrayList<>();
        int[] offsets = new int[frames.size()];
        int position = 0;
        for (byte[] frame : frames) {
            offsets[slices.size()] = position;
            slices.add(new Fragments.Slice(frame, 0, frame.length, position));
            position += 8 + frame.length + (frame.length & 1);
        }
        DataSet packed = data.copy().put(Element.of(Tag.PIXEL_DATA, VR.OB, new Fragments(offsets, slices)));
        return DicomWriter.toBytes(new DicomFile(new DataSet(), packed, TransferSyntax.of(syntax)));
    }

    /** All behind the meta information deflated (PS3.5, A.5). */
    public static byte[] deflated(DataSet data) {
        byte[] plain = DicomWriter.toBytes(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE));
        int meta = 132
                + 12
                + ByteBuffer.wrap(plain).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(140);
        ByteArrayOutputStream out = start(TransferSyntax.DEFLATED.uid());
        out.writeBytes(EncodedFrames.deflated(Arrays.copyOfRange(plain, meta, plain.length)));
        return out.toByteArray();
    }

    /** Explicit VR big endian (PS3.5, A.3). */
    public static byte[] bigEndian(DataSet data) {
        ByteArrayOutputStream out = start(TransferSyntax.EXPLICIT_BIG.uid());
        out.writeBytes(bigEndianElements(data));
        return out.toByteArray();
    }

    private static byte[] bigEndianElements(DataSet data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Element element : data.elements()) {
            byte[] value = element.isSequence() ? items(element) : swapped(element);
            boolean wide =
                    List.of(VR.OB, VR.OW, VR.SQ, VR.UN, VR.UT, VR.OF, VR.OD).contains(element.vr());
            ByteBuffer head = ByteBuffer.allocate(wide ? 12 : 8).putInt(element.tag());
            head.put(element.vr().name().getBytes(StandardCharsets.US_ASCII));
            out.writeBytes((wide ? head.putShort((short) 0).putInt(value.length) : head.putShort((short) value.length))
                    .array());
            out.writeBytes(value);
        }
        return out.toByteArray();
    }

    private static byte[] items(Element sequence) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (DataSet item : sequence.sequence().items()) {
            byte[] content = bigEndianElements(item);
            out.writeBytes(ByteBuffer.allocate(8)
                    .putInt(Tag.ITEM)
                    .putInt(content.length)
                    .array());
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static byte[] swapped(Element element) {
        byte[] bytes = element.bytes();
        int unit = element.vr().unit();
        byte[] swapped = new byte[bytes.length + (bytes.length & 1)];
        for (int i = 0; i < bytes.length; i++) {
            swapped[i / unit * unit + unit - 1 - i % unit] = bytes[i];
        }
        return swapped;
    }

    private static ByteArrayOutputStream start(String syntax) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[128]);
        bytes.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        byte[] uid = Arrays.copyOf(syntax.getBytes(StandardCharsets.US_ASCII), syntax.length() + (syntax.length() & 1));
        bytes.writeBytes(new byte[] {2, 0, 0x10, 0, 'U', 'I', (byte) uid.length, 0});
        bytes.writeBytes(uid);
        return bytes;
    }
}
