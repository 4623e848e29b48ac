package org.toposeg.loss.base;

import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Parallel loops whose results do not depend on the number of threads: work is cut into parts of fixed size, and sums of
 * parts are added in their order. A caller in a fork-join pool gets that pool's threads, any other those of a team; while
 * the team works for someone else, the common pool's.
 */
public final class Parallel {

    /** Elements of one part: large against the cost of handing it over, small against a volume. */
    private static final int PART = 1 << 14;

    private Parallel() {}

    /** Work on elements {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    public interface Range {
        void run(int from, int to);
    }

    /** A sum over elements {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    public interface RangeSum {
        double of(int from, int to);
    }

    /** Calls {@code body} for each of {@code count} numbers. */
    public static void forEach(int count, IntConsumer body) {
        if (count == 1) {
            body.accept(0);
        } else if (ForkJoinTask.inForkJoinPool() || !SpinWaitPool.SHARED.runs(count, body)) {
            IntStream.range(0, count).parallel().forEach(body);
        }
    }

    /** The sum of {@code count} parts, always added in the same order. */
    public static double sum(int count, IntToDoubleFunction part) {
        double[] parts = new double[count];
        forEach(count, i -> parts[i] = part.applyAsDouble(i));
        double sum = 0;
        for (double value : parts) {
            sum += value;
        }
        return sum;
    }

    /** Covers {@code length} elements by parts. */
    public static void forRange(int length, Range body) {
        forEach(parts(length), i -> body.run(i * PART, Math.min(length, (i + 1) * PART)));
    }

    /** The sum over {@code length} elements. */
    public static double sumRange(int length, RangeSum part) {
        return sum(parts(length), i -> part.of(i * PART, Math.min(length, (i + 1) * PART)));
    }

    /**
     * Sums over rows of equal length, each row cut into parts.
     *
     * @param part called with the row first
     * @return the sums of each row
     */
    public static double[][] sumRows(int rows, int length, int sums, RowSums part) {
        int parts = parts(length);
        double[][] partial = new double[rows * parts][sums];
        forEach(rows * parts, i -> {
            int from = i % parts * PART;
            part.add(i / parts, from, Math.min(length, from + PART), partial[i]);
        });
        double[][] out = new double[rows][sums];
        for (int i = 0; i < partial.length; i++) {
            for (int s = 0; s < sums; s++) {
                out[i / parts][s] += partial[i][s];
            }
        }
        return out;
    }

    /** Covers rows of equal length by parts; {@code body} is called with the row first. */
    public static void forRows(int rows, int length, RowRange body) {
        int parts = parts(length);
        forEach(rows * parts, i -> {
            int from = i % parts * PART;
            body.run(i / parts, from, Math.min(length, from + PART));
        });
    }

    /** Several sums at once over elements {@code from} (inclusive) to {@code to} (exclusive) of a row. */
    @FunctionalInterface
    public interface RowSums {
        void add(int row, int from, int to, double[] sums);
    }

    /** Work on elements {@code from} (inclusive) to {@code to} (exclusive) of a row. */
    @FunctionalInterface
    public interface RowRange {
        void run(int row, int from, int to);
    }

    private static int parts(int length) {
        return (length + PART - 1) / PART;
    }
}
