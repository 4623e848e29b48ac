package org.toposeg.dicom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * One data element: a tag, its value representation, and a value that is bytes (little endian, a slice of the file it
 * came from), a {@link Sequence}, or {@link Fragments} of encapsulated pixel data.
 */
public final class Element {

    private static final byte[] NO_BYTES = new byte[0];

    private final int tag;
    private final VR vr;
    private final byte[] buffer;
    private final int offset;
    private final int length;
    private final Object nested;

    private Element(int tag, VR vr, byte[] buffer, int offset, int length, Object nested) {
        this.tag = tag;
        this.vr = vr;
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        this.nested = nested;
    }

    /** A value that is a slice of {@code buffer}; the slice is not copied. */
    public static Element of(int tag, VR vr, byte[] buffer, int offset, int length) {
        return new Element(tag, vr, buffer, offset, length, null);
    }

    public static Element of(int tag, VR vr, byte[] value) {
        return new Element(tag, vr, value, 0, value.length, null);
    }

    public static Element of(int tag, Sequence sequence) {
        return new Element(tag, VR.SQ, NO_BYTES, 0, 0, sequence);
    }

    public static Element of(int tag, VR vr, Fragments fragments) {
        return new Element(tag, vr, NO_BYTES, 0, 0, fragments);
    }

    public int tag() {
        return tag;
    }

    public VR vr() {
        return vr;
    }

    /** Number of bytes of the value; 0 for sequences and fragments. */
    public int length() {
        return length;
    }

    /** The array that holds the value from {@link #offset()} on. */
    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public byte[] bytes() {
        return Arrays.copyOfRange(buffer, offset, offset + length);
    }

    public boolean isSequence() {
        return nested instanceof Sequence;
    }

    /** The items, or an empty sequence when the value is none. */
    public Sequence sequence() {
        return nested instanceof Sequence sequence ? sequence : Sequence.EMPTY;
    }

    /** The fragments of encapsulated pixel data, or null. */
    public Fragments fragments() {
        return nested instanceof Fragments fragments ? fragments : null;
    }

    public boolean isEmpty() {
        return nested instanceof Sequence sequence ? sequence.items().isEmpty() : nested == null && length == 0;
    }

    String text(CharacterSet characters) {
        return CharacterSet.trim(characters.decode(buffer, offset, length, vr.usesCharacterSet()), vr);
    }

    String[] texts(CharacterSet characters) {
        String text = text(characters);
        return text.isEmpty() ? new String[0] : vr.isSingleText() ? new String[] {text} : splitValues(text);
    }

    private static String[] splitValues(String text) {
        String[] values = text.split("\\\\", -1);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i].strip();
        }
        return values;
    }

    /** The numbers of a numeric, IS or DS value. */
    double[] numbers() {
        return vr.isText() ? parseNumbers() : vr.unit() == 1 ? bytesAsNumbers() : binaryNumbers();
    }

    /**
     * PS3.5 6.2.2: a writer that did not know a tag calls its value UN and leaves it as implicit little endian; who knows
     * the tag reads it so. A private or repaired value offers no numbers.
     */
    private double[] bytesAsNumbers() {
        VR known = vr == VR.UN ? Dictionary.vr(tag) : vr;
        boolean numeric = known == VR.DS || known == VR.IS || !known.isText() && known.unit() > 1;
        return numeric ? of(tag, known, buffer, offset, length).numbers() : new double[0];
    }

    private double[] parseNumbers() {
        String[] texts = texts(CharacterSet.ASCII);
        double[] numbers = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            numbers[i] = parse(texts[i]);
        }
        return numbers;
    }

    private double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new DicomException(Tag.toString(tag) + " must be a number, got \"" + shorten(text) + "\"");
        }
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private double[] binaryNumbers() {
        ByteBuffer values = ByteBuffer.wrap(buffer, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[length / vr.valueBytes()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = next(values);
        }
        return numbers;
    }

    private double next(ByteBuffer values) {
        return switch (vr) {
            case US, OW -> values.getShort() & 0xFFFF;
            case SS -> values.getShort();
            case UL, OL -> values.getInt() & 0xFFFFFFFFL;
            case AT -> ((values.getShort() & 0xFFFFL) << 16) | (values.getShort() & 0xFFFFL);
            case SL -> values.getInt();
            case FL, OF -> values.getFloat();
            case FD, OD -> values.getDouble();
            case SV, UV, OV -> values.getLong();
            default -> throw new IllegalStateException(vr + " holds no numbers");
        };
    }

    /** The fragments or items as text for debugging, values shortened. */
    @Override
    public String toString() {
        String value = nested == null ? length + " bytes" : nested.toString();
        return Tag.toString(tag) + " " + vr + " " + value;
    }

    static Element text(int tag, VR vr, List<String> values, CharacterSet characters) {
        byte[] encoded = characters.encode(String.join("\\", values));
        return of(tag, vr, padded(encoded, vr.padding()));
    }

    static byte[] padded(byte[] value, byte padding) {
        if ((value.length & 1) == 0) {
            return value;
        }
        byte[] even = Arrays.copyOf(value, value.length + 1);
        even[value.length] = padding;
        return even;
    }
}
