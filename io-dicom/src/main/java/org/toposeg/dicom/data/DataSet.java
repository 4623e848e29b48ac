package org.toposeg.dicom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A set of data elements ordered by tag, as DICOM stores them; the value of one file or of one sequence item.
 *
 * <p>Getters answer an empty string, array, optional or sequence for an element that is absent or empty. Setters return
 * the data set, so that one can be written down like a table.
 */
public final class DataSet {

    private static final Element[] NONE = new Element[0];

    private Element[] elements = NONE;
    private int size;
    private DataSet parent;
    private CharacterSet characters;

    public DataSet() {}

    /** An item of a sequence; inherits the character set of the data set around it. */
    public DataSet(DataSet parent) {
        this.parent = parent;
    }

    public int size() {
        return size;
    }

    /** The elements in the order of their tags; a view. */
    public List<Element> elements() {
        return Collections.unmodifiableList(Arrays.asList(elements).subList(0, size));
    }

    private int indexOf(int tag) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(elements[middle].tag(), tag);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** The element with this tag, or null. */
    public Element get(int tag) {
        int index = indexOf(tag);
        return index < 0 ? null : elements[index];
    }

    public boolean contains(int tag) {
        return indexOf(tag) >= 0;
    }

    /** Whether the element is there and has a value. */
    public boolean hasValue(int tag) {
        Element element = get(tag);
        return element != null && !element.isEmpty();
    }

    /** Adds the element or replaces the one of the same tag. */
    public DataSet put(Element element) {
        if (element.tag() == Tag.SPECIFIC_CHARACTER_SET) {
            characters = null;
        }
        int index = size > 0 && Integer.compareUnsigned(elements[size - 1].tag(), element.tag()) < 0
                ? -size - 1
                : indexOf(element.tag());
        if (index >= 0) {
            elements[index] = element;
        } else {
            insert(-index - 1, element);
        }
        return this;
    }

    private void insert(int at, Element element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, Math.max(4, size + (size >> 1)));
        }
        System.arraycopy(elements, at, elements, at + 1, size - at);
        elements[at] = element;
        size++;
    }

    public DataSet remove(int tag) {
        int index = indexOf(tag);
        if (index >= 0) {
            System.arraycopy(elements, index + 1, elements, index, size - index - 1);
            elements[--size] = null;
        }
        return this;
    }

    /** A new data set with the same elements; items of sequences are shared. */
    public DataSet copy() {
        DataSet copy = new DataSet(parent);
        copy.elements = Arrays.copyOf(elements, size);
        copy.size = size;
        return copy;
    }

    CharacterSet characters() {
        if (characters == null) {
            Element own = get(Tag.SPECIFIC_CHARACTER_SET);
            characters = own != null
                    ? CharacterSet.of(own.texts(CharacterSet.ASCII))
                    : parent != null ? parent.characters() : CharacterSet.ASCII;
        }
        return characters;
    }

    /** The whole text of a value, several values with backslashes between. */
    public String string(int tag) {
        Element element = get(tag);
        return element == null || element.isSequence() ? "" : element.text(characters());
    }

    public String string(int tag, String otherwise) {
        String text = string(tag);
        return text.isEmpty() ? otherwise : text;
    }

    public String[] strings(int tag) {
        Element element = get(tag);
        return element == null ? new String[0] : element.texts(characters());
    }

    public double[] numbers(int tag) {
        Element element = get(tag);
        return element == null ? new double[0] : element.numbers();
    }

    public OptionalDouble number(int tag) {
        double[] numbers = numbers(tag);
        return numbers.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(numbers[0]);
    }

    public OptionalInt integer(int tag) {
        double[] numbers = numbers(tag);
        return numbers.length == 0 ? OptionalInt.empty() : OptionalInt.of((int) numbers[0]);
    }

    public int integer(int tag, int otherwise) {
        return integer(tag).orElse(otherwise);
    }

    public List<DataSet> items(int tag) {
        Element element = get(tag);
        return element == null ? List.of() : element.sequence().items();
    }

    /** The first item of a sequence, or an empty data set. */
    public DataSet item(int tag) {
        List<DataSet> items = items(tag);
        return items.isEmpty() ? new DataSet() : items.getFirst();
    }

    /** Sets text, numbers-as-text or UIDs with the dictionary's value representation. */
    public DataSet set(int tag, String... values) {
        VR vr = Dictionary.vr(tag);
        if (!vr.isText()) {
            throw new IllegalArgumentException(Tag.toString(tag) + " is " + vr + " and takes no text");
        }
        return put(Element.text(tag, vr, List.of(values), characters()));
    }

    /** Sets whole numbers: as text for IS and DS, else binary with the dictionary's value representation. */
    public DataSet set(int tag, int... values) {
        VR vr = Dictionary.vr(tag);
        if (vr.isText()) {
            return set(tag, Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new));
        }
        ByteBuffer bytes = ByteBuffer.allocate(values.length * vr.valueBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            putNumber(bytes, vr, value);
        }
        return put(Element.of(tag, vr, bytes.array()));
    }

    /** Sets real numbers: as decimal strings of at most 16 characters for DS, else FL or FD. */
    public DataSet set(int tag, double... values) {
        VR vr = Dictionary.vr(tag);
        if (vr.isText()) {
            return set(tag, Arrays.stream(values).mapToObj(DecimalString::of).toArray(String[]::new));
        }
        ByteBuffer bytes = ByteBuffer.allocate(values.length * vr.valueBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            putNumber(bytes, vr, value);
        }
        return put(Element.of(tag, vr, bytes.array()));
    }

    private static void putNumber(ByteBuffer bytes, VR vr, double value) {
        switch (vr) {
            case US, SS -> bytes.putShort((short) (int) value);
            case UL, SL -> bytes.putInt((int) (long) value);
            case AT -> bytes.putShort((short) ((int) value >>> 16)).putShort((short) (int) value);
            case FL, OF -> bytes.putFloat((float) value);
            case FD, OD -> bytes.putDouble(value);
            case UV, SV, OV -> bytes.putLong((long) value);
            default -> throw new IllegalArgumentException(vr + " takes no numbers");
        }
    }

    public DataSet set(int tag, DataSet... items) {
        return set(tag, List.of(items));
    }

    public DataSet set(int tag, List<DataSet> items) {
        for (DataSet item : items) {
            item.parent = this;
        }
        return put(Element.of(tag, new Sequence(List.copyOf(items))));
    }

    /** An element that must be present but has nothing to say (type 2). */
    public DataSet setEmpty(int tag) {
        VR vr = Dictionary.vr(tag);
        return put(vr == VR.SQ ? Element.of(tag, Sequence.EMPTY) : Element.of(tag, vr, new byte[0]));
    }

    /** Copies elements from another data set where it has them. */
    public DataSet copyFrom(DataSet source, int... tags) {
        for (int tag : tags) {
            Element element = source.get(tag);
            if (element != null) {
                put(element);
            }
        }
        return this;
    }
}
