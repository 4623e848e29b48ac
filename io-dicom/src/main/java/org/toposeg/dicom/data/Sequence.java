package org.toposeg.dicom.data;

import java.util.List;

/** The items of a sequence element, in order. */
public record Sequence(List<DataSet> items) {

    public static final Sequence EMPTY = new Sequence(List.of());

    public static Sequence of(DataSet... items) {
        return new Sequence(List.of(items));
    }

    public int size() {
        return items.size();
    }

    @Override
    public String toString() {
        return items.size() + " items";
    }
}
