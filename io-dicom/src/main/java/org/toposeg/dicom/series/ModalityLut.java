package org.toposeg.dicom.series;

import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;

/**
 * The table from stored to real values that some images have instead of a rescale (PS3.3, C.11.1.1.1). Values below its
 * first entry take the first, values behind its last entry the last.
 */
final class ModalityLut {

    private static final int SEQUENCE = Tag.forKeyword("ModalityLUTSequence");
    private static final int DESCRIPTOR = Tag.forKeyword("LUTDescriptor");
    private static final int DATA = Tag.forKeyword("LUTData");
    private static final int MAX = 65536;

    private final int first;
    private final int[] values;

    private ModalityLut(int first, int[] values) {
        this.first = first;
        this.values = values;
    }

    static boolean isPresent(DataSet header) {
        return !header.hasValue(Tag.RESCALE_SLOPE) && !header.items(SEQUENCE).isEmpty();
    }

    /** @throws DicomException if the table is damaged */
    static ModalityLut of(DataSet header) {
        DataSet item = header.item(SEQUENCE);
        double[] descriptor = item.numbers(DESCRIPTOR);
        Element table = item.get(DATA);
        if (descriptor.length != 3 || table == null) {
            throw new DicomException("its modality lookup table is incomplete");
        }
        int entries = descriptor[0] == 0 ? MAX : (int) descriptor[0];
        boolean signed = header.integer(Tag.PIXEL_REPRESENTATION, 0) == 1;
        int first = signed ? (short) (int) descriptor[1] : (int) descriptor[1] & 0xFFFF;
        boolean bytes = table.length() < 2 * entries;
        if (table.length() < entries) {
            throw new DicomException("its modality lookup table has " + table.length() + " bytes for " + entries
                    + " entries; the file is damaged");
        }
        int[] values = new int[entries];
        for (int i = 0; i < entries; i++) {
            int at = table.offset() + (bytes ? i : 2 * i);
            values[i] = table.buffer()[at] & 0xFF | (bytes ? 0 : (table.buffer()[at + 1] & 0xFF) << 8);
        }
        return new ModalityLut(first, values);
    }

    /** Replaces stored values by those of the table. */
    void apply(float[] data, int from, int count) {
        for (int v = from; v < from + count; v++) {
            int index = Math.max(0, Math.min(values.length - 1, Math.round(data[v]) - first));
            data[v] = values[index];
        }
    }
}
