package org.toposeg.dicom.data;

import java.util.List;

/** Encapsulated pixel data: the basic offset table and the fragments behind it, as slices of the file's bytes. */
public record Fragments(int[] offsetTable, List<Slice> slices) {

    /** A piece of a byte array; {@code position} is where its item header starts, counted from the first fragment. */
    public record Slice(byte[] buffer, int offset, int length, long position) {}

    @Override
    public String toString() {
        return slices.size() + " fragments";
    }
}
