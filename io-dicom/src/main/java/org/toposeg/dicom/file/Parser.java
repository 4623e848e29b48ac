package org.toposeg.dicom.file;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Dictionary;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Fragments;
import org.toposeg.dicom.data.Sequence;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;

/** Parses encoded data elements from a byte array into data sets. */
final class Parser {

    /** Real structured reports nest about 20 deep. */
    private static final int MAX_DEPTH = 100;

    /** An element costs some 45 bytes of memory and at least 8 of the file. */
    private static final int FREE_ELEMENTS = 600_000;

    private static final int UNDEFINED = -1;

    private final byte[] bytes;
    private final int end;
    private final boolean pixels;
    private final long maxElements;
    private boolean explicit;
    private final boolean big;
    private int at;
    private long elements;
    private long pixelStart = -1;
    private long pixelLength = -1;

    Parser(byte[] bytes, int start, int fileLength, TransferSyntax syntax, boolean pixels) {
        this.bytes = bytes;
        this.at = start;
        this.end = bytes.length;
        this.explicit = syntax.explicit();
        this.big = syntax.bigEndian();
        this.pixels = pixels;
        this.maxElements = (long) FREE_ELEMENTS + fileLength / 16;
    }

    /** Parses the file meta group and returns where it ends. */
    int parseMeta(DataSet meta, byte[] source) {
        // Meta headers are explicit little endian by the standard; some old files have them implicit.
        explicit = end < at + 6 || VR.of(source[at + 4], source[at + 5]) != null;
        while (at + 8 <= end && group(at) == 2) {
            Element element = next(meta, 0, end);
            meta.put(element);
        }
        return at;
    }

    /** Parses to the end of the bytes, or to the pixel data where pixels are not wanted. */
    void parse(DataSet data) {
        while (at < end) {
            if (end - at < 8) {
                if (onlyZeros()) {
                    return;
                }
                throw truncated("a data element");
            }
            int tag = tag(at);
            if (!pixels && isPixelData(tag)) {
                notePixels(tag, data);
                return;
            }
            if (tag == 0 && onlyZeros()) {
                return;
            }
            if (tag == Tag.ITEM_DELIMITATION || tag == Tag.SEQUENCE_DELIMITATION) {
                at += 8;
                continue;
            }
            data.put(next(data, 0, end));
        }
    }

    private void notePixels(int tag, DataSet data) {
        int header = explicit ? 12 : 8;
        if (end - at < header) {
            return;
        }
        pixelLength = int32(at + header - 4) & 0xFFFFFFFFL;
        VR vr = explicit ? VR.of(bytes[at + 4], bytes[at + 5]) : VR.OW;
        boolean plain = tag == Tag.PIXEL_DATA && (vr == VR.OW || vr == VR.OB) && pixelLength != 0xFFFFFFFFL;
        pixelStart = plain ? at + header : -1;
        if (tag != Tag.PIXEL_DATA) {
            // Which element holds the pixels tells what their samples are.
            data.put(Element.of(tag, tag == Tag.FLOAT_PIXEL_DATA ? VR.OF : VR.OD, new byte[0]));
        }
    }

    /** Where the first byte of the pixel data stands, or -1; known after {@link #parse} without pixels. */
    long pixelStart() {
        return pixelStart;
    }

    long pixelLength() {
        return pixelLength;
    }

    private static boolean isPixelData(int tag) {
        return tag == Tag.PIXEL_DATA || tag == Tag.FLOAT_PIXEL_DATA || tag == Tag.DOUBLE_FLOAT_PIXEL_DATA;
    }

    /** Files padded with zeros behind the data set are common. */
    private boolean onlyZeros() {
        for (int i = at; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private Element next(DataSet owner, int depth, int limit) {
        if (++elements > maxElements) {
            throw new DicomException("it has more than " + maxElements + " data elements");
        }
        int tag = tag(at);
        if (limit - at < 8) {
            throw truncated(Tag.toString(tag));
        }
        VR vr = null;
        int length;
        if (explicit) {
            vr = VR.of(bytes[at + 4], bytes[at + 5]);
        }
        if (vr == null && explicit && looksLikeLetters(at + 4)) {
            vr = VR.UN;
        }
        if (vr == null) {
            vr = Dictionary.vr(tag);
            length = int32(at + 4);
            at += 8;
        } else if (vr.hasLongLength()) {
            if (limit - at < 12) {
                throw truncated(Tag.toString(tag));
            }
            length = int32(at + 8);
            at += 12;
        } else {
            length = uint16(at + 6);
            at += 8;
        }
        return value(owner, tag, vr, length, depth, limit);
    }

    private boolean looksLikeLetters(int where) {
        return isLetter(bytes[where]) && isLetter(bytes[where + 1]);
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private Element value(DataSet owner, int tag, VR vr, int length, int depth, int limit) {
        if (length == UNDEFINED && isPixelData(tag)) {
            return Element.of(tag, vr, fragments(limit));
        }
        if (vr == VR.SQ || length == UNDEFINED) {
            return Element.of(tag, sequence(owner, tag, vr, length, depth + 1, limit));
        }
        if (length < 0 || length > limit - at) {
            if (isPixelData(tag)) {
                // A truncated image still has a readable header; who decodes the pixels sees that they are short.
                length = limit - at;
            } else {
                throw new DicomException(Tag.toString(tag) + " at byte " + at + " claims " + (length & 0xFFFFFFFFL)
                        + " bytes, but only " + (limit - at) + " are left; the file is truncated or damaged");
            }
        }
        int unit = isPixelData(tag) ? Math.max(vr.unit(), owner.integer(Tag.BITS_ALLOCATED, 0) / 8) : vr.unit();
        Element element = big && unit > 1
                ? Element.of(tag, vr, swapped(at, length, unit))
                : Element.of(tag, vr, bytes, at, length);
        at += length;
        return element;
    }

    private byte[] swapped(int from, int length, int unit) {
        byte[] swapped = new byte[length];
        int whole = length / unit * unit;
        for (int i = 0; i < whole; i++) {
            swapped[i] = bytes[from + i / unit * unit + unit - 1 - i % unit];
        }
        System.arraycopy(bytes, from + whole, swapped, whole, length - whole);
        return swapped;
    }

    private Sequence sequence(DataSet owner, int tag, VR vr, int length, int depth, int limit) {
        if (depth > MAX_DEPTH) {
            throw new DicomException("its sequences are nested more than " + MAX_DEPTH + " deep");
        }
        if (length != UNDEFINED && (length < 0 || length > limit - at)) {
            throw new DicomException(Tag.toString(tag) + " at byte " + at + " claims " + (length & 0xFFFFFFFFL)
                    + " bytes, but only " + (limit - at) + " are left; the file is truncated or damaged");
        }
        boolean outer = explicit;
        // PS3.5 6.2.2: a sequence of unknown value representation and undefined length is implicit little endian.
        if (vr == VR.UN && explicit) {
            explicit = looksExplicit(limit);
        }
        int stop = length == UNDEFINED ? limit : at + length;
        Sequence sequence = new Sequence(items(owner, length == UNDEFINED, depth, stop));
        explicit = outer;
        if (length != UNDEFINED) {
            at = stop;
        }
        return sequence;
    }

    private boolean looksExplicit(int limit) {
        return limit - at >= 14 && tag(at) == Tag.ITEM && VR.of(bytes[at + 12], bytes[at + 13]) != null;
    }

    private List<DataSet> items(DataSet owner, boolean undefined, int depth, int stop) {
        List<DataSet> items = new ArrayList<>(1);
        while (at < stop) {
            if (stop - at < 8) {
                throw truncated("a sequence");
            }
            int tag = tag(at);
            int length = int32(at + 4);
            if (tag == Tag.SEQUENCE_DELIMITATION) {
                at += 8;
                return items;
            }
            if (tag != Tag.ITEM) {
                throw new DicomException("an item is expected at byte " + at + ", found " + Tag.toString(tag));
            }
            at += 8;
            elements += 2;
            items.add(item(owner, length, depth, stop));
        }
        if (undefined) {
            throw truncated("a sequence of undefined length");
        }
        return items;
    }

    private DataSet item(DataSet owner, int length, int depth, int stop) {
        if (length != UNDEFINED && (length < 0 || length > stop - at)) {
            throw new DicomException("an item at byte " + at + " claims " + (length & 0xFFFFFFFFL) + " bytes, but only "
                    + (stop - at) + " are left; the file is truncated or damaged");
        }
        DataSet item = new DataSet(owner);
        int itemEnd = length == UNDEFINED ? stop : at + length;
        while (at < itemEnd) {
            if (itemEnd - at < 8) {
                throw truncated("an item");
            }
            if (tag(at) == Tag.ITEM_DELIMITATION) {
                at += 8;
                return item;
            }
            item.put(next(item, depth, itemEnd));
        }
        if (length == UNDEFINED) {
            throw truncated("an item of undefined length");
        }
        return item;
    }

    private Fragments fragments(int limit) {
        List<Fragments.Slice> slices = new ArrayList<>();
        int[] offsets = null;
        int first = 0;
        while (limit - at >= 8) {
            int tag = tag(at);
            int length = int32(at + 4);
            if (tag == Tag.SEQUENCE_DELIMITATION) {
                at += 8;
                break;
            }
            if (tag != Tag.ITEM) {
                throw new DicomException("a fragment is expected at byte " + at + ", found " + Tag.toString(tag));
            }
            elements += 2;
            int usable = length < 0 || length > limit - at - 8 ? limit - at - 8 : length;
            if (offsets == null) {
                offsets = offsetTable(at + 8, usable);
                first = at + 8 + usable;
            } else {
                slices.add(new Fragments.Slice(bytes, at + 8, usable, at - first));
            }
            at += 8 + usable;
        }
        return new Fragments(offsets == null ? new int[0] : offsets, slices);
    }

    private int[] offsetTable(int from, int length) {
        int[] offsets = new int[length / 4];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = int32(from + 4 * i);
        }
        return offsets;
    }

    private DicomException truncated(String what) {
        return new DicomException("it ends at byte " + end + " inside " + what + "; the file is truncated or damaged");
    }

    private int group(int where) {
        return uint16(where);
    }

    private int tag(int where) {
        return uint16(where) << 16 | uint16(where + 2);
    }

    private int uint16(int where) {
        int low = bytes[where] & 0xFF;
        int high = bytes[where + 1] & 0xFF;
        return big ? low << 8 | high : high << 8 | low;
    }

    private int int32(int where) {
        int first = uint16(where);
        int second = uint16(where + 2);
        return big ? first << 16 | second : second << 16 | first;
    }
}
