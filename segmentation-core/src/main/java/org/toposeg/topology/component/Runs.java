package org.toposeg.topology.component;

import java.util.stream.IntStream;

/** The stretches of set voxels of each row, in the order of their first voxel; both ends belong to a run. */
final class Runs {

    private final BitRows bits;
    private final int[] first;
    private final int[] start;
    private final int[] end;

    private Runs(BitRows bits, int[] first) {
        this.bits = bits;
        this.first = first;
        this.start = new int[first[first.length - 1]];
        this.end = new int[start.length];
    }

    static Runs of(BitRows bits) {
        int[] first = new int[bits.rows() + 1];
        IntStream.range(0, bits.rows()).parallel().forEach(row -> first[row + 1] = count(bits, row));
        for (int row = 0; row < bits.rows(); row++) {
            first[row + 1] = Math.addExact(first[row + 1], first[row]);
        }
        Runs runs = new Runs(bits, first);
        IntStream.range(0, bits.rows()).parallel().forEach(runs::read);
        return runs;
    }

    private static int count(BitRows bits, int row) {
        int count = 0;
        long carry = 0;
        for (int i = row * bits.width(); i < (row + 1) * bits.width(); i++) {
            long word = bits.words()[i];
            count += Long.bitCount(word & ~(word << 1 | carry));
            carry = word >>> 63;
        }
        return count;
    }

    private void read(int row) {
        int starting = first[row];
        int ending = starting;
        long carry = 0;
        for (int i = 0; i < bits.width(); i++) {
            int at = row * bits.width() + i;
            long word = bits.words()[at];
            for (long s = word & ~(word << 1 | carry); s != 0; s &= s - 1) {
                start[starting++] = (i << 6) + Long.numberOfTrailingZeros(s);
            }
            long after = i + 1 < bits.width() ? bits.words()[at + 1] << 63 : 0;
            for (long e = word & ~(word >>> 1 | after); e != 0; e &= e - 1) {
                end[ending++] = (i << 6) + Long.numberOfTrailingZeros(e);
            }
            carry = word >>> 63;
        }
    }

    int count() {
        return start.length;
    }

    int rows() {
        return bits.rows();
    }

    /** The first run of a row; that of the row after the last is {@link #count}. */
    int first(int row) {
        return first[row];
    }

    int start(int run) {
        return start[run];
    }

    int end(int run) {
        return end[run];
    }
}
