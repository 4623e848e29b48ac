package org.toposeg.topology.component;

import java.util.stream.IntStream;

/**
 * Sums over all lines along x between rows. Around such a line lie four rows: before and behind it in y and in z, each
 * of zeros beyond the edge.
 */
final class EulerSum {

    private final BitRows bits;
    private final long[] words;
    private final Line line;

    /** What one line adds, given its four rows (their first words, or a negative number for a row of zeros). */
    private interface Line {
        int sum(EulerSum sum, int a, int b, int c, int d);
    }

    private EulerSum(BitRows bits, Line line) {
        this.bits = bits;
        this.words = bits.words();
        this.line = line;
    }

    static int ofCubes(BitRows bits) {
        return new EulerSum(bits, EulerSum::cubes).total();
    }

    static int ofPoints(BitRows bits) {
        return new EulerSum(bits, EulerSum::points).total();
    }

    /** Corners at which exactly two voxels meet, and these only there. */
    static int lonelyCorners(BitRows bits) {
        return new EulerSum(bits, EulerSum::lonely).total();
    }

    private int total() {
        return Math.toIntExact(IntStream.rangeClosed(0, bits.size().z())
                .parallel()
                .mapToLong(this::slice)
                .sum());
    }

    private long slice(int z) {
        long sum = 0;
        for (int y = 0; y <= bits.size().y(); y++) {
            sum += line.sum(this, row(y - 1, z - 1), row(y, z - 1), row(y - 1, z), row(y, z));
        }
        return sum;
    }

    private int row(int y, int z) {
        boolean exists =
                y >= 0 && y < bits.size().y() && z >= 0 && z < bits.size().z();
        return exists ? (z * bits.size().y() + y) * bits.width() : Integer.MIN_VALUE;
    }

    private long word(int row, int i) {
        return row < 0 ? 0 : words[row + i];
    }

    private int cubes(int a, int b, int c, int d) {
        int sum = 0;
        long[] before = new long[4];
        for (int i = 0; i < bits.width(); i++) {
            long behind = word(d, i);
            long y = word(b, i) | behind;
            long z = word(c, i) | behind;
            long any = word(a, i) | y | z;
            sum += starts(any, before, 0) - starts(y, before, 1) - starts(z, before, 2) + starts(behind, before, 3);
        }
        return sum;
    }

    private int points(int a, int b, int c, int d) {
        int sum = 0;
        long[] before = new long[4];
        for (int i = 0; i < bits.width(); i++) {
            long behind = word(d, i);
            long y = word(b, i) & behind;
            long z = word(c, i) & behind;
            long all = word(a, i) & y & z;
            sum += starts(all, before, 0) - starts(y, before, 1) - starts(z, before, 2) + starts(behind, before, 3);
        }
        return sum;
    }

    /** Runs that start in a word; {@code before[k]} holds the word that precedes it in the same row. */
    private static int starts(long word, long[] before, int k) {
        int starts = Long.bitCount(word & ~(word << 1 | before[k] >>> 63));
        before[k] = word;
        return starts;
    }

    private int lonely(int a, int b, int c, int d) {
        int sum = 0;
        for (int i = 0; i < bits.width(); i++) {
            long a0 = word(a, i);
            long b0 = word(b, i);
            long c0 = word(c, i);
            long d0 = word(d, i);
            long a1 = shifted(a, i, a0);
            long b1 = shifted(b, i, b0);
            long c1 = shifted(c, i, c0);
            long d1 = shifted(d, i, d0);
            sum += pairs(a0, d1, a1 | d0 | b0 | b1 | c0 | c1) + pairs(a1, d0, a0 | d1 | b0 | b1 | c0 | c1);
            sum += pairs(b0, c1, b1 | c0 | a0 | a1 | d0 | d1) + pairs(b1, c0, b0 | c1 | a0 | a1 | d0 | d1);
        }
        return sum;
    }

    private long shifted(int row, int i, long word) {
        return word << 1 | (i > 0 ? word(row, i - 1) >>> 63 : 0);
    }

    private static int pairs(long one, long other, long rest) {
        return Long.bitCount(one & other & ~rest);
    }
}
