package org.toposeg.dicom.codec.jpeg;

import java.util.Arrays;

/** The lines of one JPEG-LS scan: context modelling, run mode and limited Golomb codes (ITU-T T.87, annex A). */
final class JpegLsScan {

    private static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };
    private static final int RUN_CONTEXT = 365;

    private final BitReader bits;
    private final int width;
    private final int near;
    private final int maximum;
    private final int range;
    private final int valueBits;
    private final int limit;
    private final int reset;
    private final int t1;
    private final int t2;
    private final int t3;
    private final int[] a = new int[RUN_CONTEXT + 2];
    private final int[] b = new int[RUN_CONTEXT];
    private final int[] c = new int[RUN_CONTEXT];
    private final int[] n = new int[RUN_CONTEXT + 2];
    private final int[] negatives = new int[2];
    private final int[] runIndex;
    private int[][] above;
    private int[][] line;

    /** @param presets MAXVAL, T1, T2, T3 and RESET as in the stream, 0 for the default */
    JpegLsScan(BitReader bits, int width, int components, int precision, int near, int[] presets) {
        this.bits = bits;
        this.width = width;
        this.near = near;
        this.maximum = presets[0] > 0 ? presets[0] : (1 << precision) - 1;
        this.range = (maximum + 2 * near) / (2 * near + 1) + 1;
        this.valueBits = ceilLog2(range);
        int bpp = Math.max(2, ceilLog2(maximum + 1));
        this.limit = 2 * (bpp + Math.max(8, bpp));
        this.reset = presets[4] > 0 ? presets[4] : 64;
        int[] thresholds = thresholds();
        this.t1 = presets[1] > 0 ? presets[1] : thresholds[0];
        this.t2 = presets[2] > 0 ? presets[2] : thresholds[1];
        this.t3 = presets[3] > 0 ? presets[3] : thresholds[2];
        Arrays.fill(a, Math.max(2, (range + 32) / 64));
        Arrays.fill(n, 1);
        this.runIndex = new int[components];
        this.above = new int[components][width + 2];
        this.line = new int[components][width + 2];
    }

    private static int ceilLog2(int value) {
        return 32 - Integer.numberOfLeadingZeros(value - 1);
    }

    private int[] thresholds() {
        int[] basic = {3, 7, 21};
        int[] offset = {2, 3, 4};
        int[] result = new int[3];
        int lowest = near + 1;
        for (int i = 0; i < 3; i++) {
            int nearPart = (3 + 2 * i) * near;
            int value;
            if (maximum >= 128) {
                int factor = (Math.min(maximum, 4095) + 128) / 256;
                value = factor * (basic[i] - offset[i]) + offset[i] + nearPart;
            } else {
                value = Math.max(offset[i], basic[i] / (256 / (maximum + 1)) + nearPart);
            }
            result[i] = value > maximum || value < lowest ? lowest : value;
            lowest = result[i];
        }
        return result;
    }

    /** The samples of the line last decoded, from index 1 on. */
    int[] line(int component) {
        return line[component];
    }

    /** Decodes one line of every component, sample by sample in turn or line by line. */
    void nextLine(boolean bySample) {
        int[][] swap = above;
        above = line;
        line = swap;
        for (int k = 0; k < line.length; k++) {
            line[k][0] = above[k][1];
            above[k][width + 1] = above[k][width];
        }
        if (bySample && line.length > 1) {
            decodeSamplesInTurn();
        } else {
            for (int k = 0; k < line.length; k++) {
                decodeLine(k);
            }
        }
    }

    private void decodeLine(int k) {
        int x = 1;
        while (x <= width) {
            int context = context(k, x);
            if (context != 0) {
                line[k][x] = regular(k, x, context);
                x++;
            } else {
                x = run(k, x);
            }
        }
    }

    private void decodeSamplesInTurn() {
        int x = 1;
        int[] contexts = new int[line.length];
        while (x <= width) {
            boolean flat = true;
            for (int k = 0; k < line.length; k++) {
                contexts[k] = context(k, x);
                flat &= contexts[k] == 0;
            }
            if (flat) {
                x = runInTurn(x);
            } else {
                for (int k = 0; k < line.length; k++) {
                    line[k][x] = regular(k, x, contexts[k]);
                }
                x++;
            }
        }
    }

    private int context(int k, int x) {
        int ra = line[k][x - 1];
        int rb = above[k][x];
        int rc = above[k][x - 1];
        int rd = above[k][x + 1];
        return (quantized(rd - rb) * 9 + quantized(rb - rc)) * 9 + quantized(rc - ra);
    }

    private int quantized(int d) {
        int size = Math.abs(d);
        int q = size <= near ? 0 : size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4;
        return d < 0 ? -q : q;
    }

    private int regular(int k, int x, int context) {
        int sign = context < 0 ? -1 : 1;
        int q = Math.abs(context);
        int predicted = Math.clamp(median(k, x) + sign * c[q], 0, maximum);
        int shift = shift(n[q], a[q]);
        int code = golomb(shift, limit);
        int error;
        if (near == 0 && shift == 0 && 2 * b[q] <= -n[q]) {
            error = (code & 1) == 1 ? code >> 1 : -(code >> 1) - 1;
        } else {
            error = (code & 1) == 0 ? code >> 1 : -(code >> 1) - 1;
        }
        update(q, error);
        return reconstructed(predicted, sign * error);
    }

    private int median(int k, int x) {
        int ra = line[k][x - 1];
        int rb = above[k][x];
        int rc = above[k][x - 1];
        if (rc >= Math.max(ra, rb)) {
            return Math.min(ra, rb);
        }
        return rc <= Math.min(ra, rb) ? Math.max(ra, rb) : ra + rb - rc;
    }

    private static int shift(int count, int sum) {
        int shift = 0;
        while (count << shift < sum && shift < 24) {
            shift++;
        }
        return shift;
    }

    private int golomb(int shift, int codeLimit) {
        int zeros = 0;
        int most = codeLimit - valueBits - 1;
        while (zeros < most && bits.bit() == 0) {
            zeros++;
        }
        if (zeros < most) {
            return (zeros << shift) + bits.bits(shift);
        }
        // The escape code is a one behind its zeros, then the value less one.
        bits.bit();
        return bits.bits(valueBits) + 1;
    }

    private void update(int q, int error) {
        b[q] += error * (2 * near + 1);
        a[q] += Math.abs(error);
        if (n[q] == reset) {
            a[q] >>= 1;
            b[q] >>= 1;
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] = Math.max(b[q] + n[q], -n[q] + 1);
            c[q] = Math.max(-128, c[q] - 1);
        } else if (b[q] > 0) {
            b[q] = Math.min(b[q] - n[q], 0);
            c[q] = Math.min(127, c[q] + 1);
        }
    }

    private int reconstructed(int predicted, int error) {
        int step = 2 * near + 1;
        int value = predicted + error * step;
        if (value < -near) {
            value += range * step;
        } else if (value > maximum + near) {
            value -= range * step;
        }
        return Math.clamp(value, 0, maximum);
    }

    /** How many samples repeat; the run index moves. A run to the end of the line has no interrupting sample. */
    private int runLength(int k, int left) {
        int length = 0;
        while (bits.bit() == 1) {
            int part = 1 << J[runIndex[k]];
            int taken = Math.min(part, left - length);
            length += taken;
            if (taken == part && runIndex[k] < 31) {
                runIndex[k]++;
            }
            if (length == left) {
                return length;
            }
        }
        int rest = J[runIndex[k]] == 0 ? 0 : bits.bits(J[runIndex[k]]);
        return Math.min(length + rest, left - 1);
    }

    private int run(int k, int x) {
        int left = width - x + 1;
        int length = runLength(k, left);
        int value = line[k][x - 1];
        Arrays.fill(line[k], x, x + length, value);
        int at = x + length;
        if (length < left) {
            line[k][at] = interruption(k, at, false);
            runIndex[k] = Math.max(0, runIndex[k] - 1);
            at++;
        }
        return at;
    }

    private int runInTurn(int x) {
        int left = width - x + 1;
        int length = runLength(0, left);
        for (int k = 0; k < line.length; k++) {
            Arrays.fill(line[k], x, x + length, line[k][x - 1]);
        }
        int at = x + length;
        if (length < left) {
            for (int k = 0; k < line.length; k++) {
                line[k][at] = interruption(k, at, true);
            }
            runIndex[0] = Math.max(0, runIndex[0] - 1);
            at++;
        }
        return at;
    }

    private int interruption(int k, int x, boolean inTurn) {
        int ra = line[k][x - 1];
        int rb = above[k][x];
        int type = !inTurn && Math.abs(ra - rb) <= near ? 1 : 0;
        int index = inTurn ? runIndex[0] : runIndex[k];
        int q = RUN_CONTEXT + type;
        int sum = type == 0 ? a[q] : a[q] + (n[q] >> 1);
        int shift = shift(n[q], sum);
        int code = golomb(shift, limit - J[index] - 1);
        int mapped = code + type;
        boolean odd = (mapped & 1) == 1;
        int size = mapped + 1 >> 1;
        int error = (shift != 0 || 2 * negatives[type] >= n[q]) == odd ? -size : size;
        if (error < 0) {
            negatives[type]++;
        }
        a[q] += code + 1 - type >> 1;
        if (n[q] == reset) {
            a[q] >>= 1;
            n[q] >>= 1;
            negatives[type] >>= 1;
        }
        n[q]++;
        int sign = type == 0 && ra > rb ? -1 : 1;
        return reconstructed(type == 1 ? ra : rb, sign * error);
    }
}
