package org.toposeg.topology.homology;

import java.util.Arrays;
import org.toposeg.topology.IntList;
import org.toposeg.topology.gradient.Field;
import org.toposeg.topology.gradient.Gradient;
import org.toposeg.topology.gradient.IntIndex;
import org.toposeg.topology.gradient.Paths;
import org.toposeg.topology.gradient.Star;

/**
 * Carries chains of edges (coefficients in the field of two elements) down a gradient to critical edges. Edges wait with
 * the voxel they enter with; voxels are served from the last to the first, so each edge is carried on once, whatever the
 * number of ways to it.
 */
final class EdgeFlow {
    private static final int QUEUED = 0x40;

    private final Field field;
    private final byte[] pairs;
    private final int[] steps;
    private final int[] edgeOffset = new int[6];
    private final IntIndex ranks;
    private final int[] numbers;
    private final byte[] waiting;
    private final IntList reached = new IntList(64);
    private long[] heap = new long[256];
    private int size;

    /**
     * @param numbers per critical edge the number under which it is reported, or negative if it is not asked for
     */
    EdgeFlow(Gradient gradient, Paths paths, int[] numbers) {
        this.field = gradient.field;
        this.pairs = gradient.pairs;
        this.steps = paths.steps;
        this.numbers = numbers;
        ranks = new IntIndex(gradient.critical[1]);
        waiting = new byte[field.values.length];
        for (int direction = 0; direction < 6; direction++) {
            edgeOffset[direction] = Star.cellOffset(direction, field.lattice.strides());
        }
    }

    /** Adds the edge from a voxel in a direction. */
    void add(int voxel, int direction) {
        int other = voxel + steps[direction];
        if (field.later(voxel, other)) {
            toggle(voxel, direction);
        } else {
            toggle(other, direction ^ 1);
        }
    }

    /** Adds the four edges of a square. */
    void addBoundary(int square) {
        int type = square & 7;
        int corner = square >> 3;
        int a = (type & 1) != 0 ? 1 : 3;
        int b = (type & 4) != 0 ? 5 : 3;
        add(corner, a);
        add(corner, b);
        add(corner + steps[a], b);
        add(corner + steps[b], a);
    }

    private void toggle(int owner, int direction) {
        byte mask = waiting[owner];
        if (mask == 0) {
            push(~(field.key(owner) | owner));
            mask = QUEUED;
        }
        waiting[owner] = (byte) (mask ^ 1 << direction);
    }

    /**
     * Empties the queue. Returns the numbers of all critical edges that were reached an odd number of times since it was last
     * empty, ascending.
     */
    int[] drain() {
        while (size > 0) {
            serve();
        }
        int[] numbers = reached.toArray();
        Arrays.sort(numbers);
        reached.clear();
        return numbers;
    }

    /**
     * Serves the queue until the largest number that will be reached is known, which is returned, or -1 if there is none.
     * What remains is for {@link #drain} or {@link #drainWithin}.
     */
    int largest() {
        while (size > 0 && reached.size == 0) {
            serve();
        }
        int largest = -1;
        for (int i = 0; i < reached.size; i++) {
            largest = Math.max(largest, reached.items[i]);
        }
        return largest;
    }

    /** {@link #drain} if that takes no more than some steps; else forgets everything and returns null. */
    int[] drainWithin(int steps) {
        for (int i = 0; i < steps && size > 0; i++) {
            serve();
        }
        if (size == 0) {
            return drain();
        }
        discard();
        return null;
    }

    private void discard() {
        for (int i = 0; i < size; i++) {
            waiting[(int) ~heap[i]] = 0;
        }
        size = 0;
        reached.clear();
    }

    private void serve() {
        int voxel = (int) ~pop();
        int mask = waiting[voxel] & 0x3F;
        waiting[voxel] = 0;
        int before = reached.size;
        while (mask != 0) {
            int direction = Integer.numberOfTrailingZeros(mask);
            mask ^= 1 << direction | carry(voxel, direction, before);
        }
    }

    /** Carries one edge on; returns which other edge of the same voxel takes part of it over. */
    private int carry(int voxel, int direction, int before) {
        int edge = 8 * voxel + edgeOffset[direction];
        int code = pairs[edge];
        if (code == Gradient.CRITICAL) {
            note(numbers[ranks.position(edge)], before);
            return 0;
        }
        int across = code - 1;
        if (across >> 1 == direction >> 1) {
            return 0;
        }
        add(voxel + steps[direction], across);
        add(voxel + steps[across], direction);
        return 1 << across;
    }

    /** A critical edge is reached with its voxel and at no other time, though there perhaps more than once. */
    private void note(int number, int before) {
        for (int i = before; i < reached.size; i++) {
            if (reached.items[i] == number) {
                reached.items[i] = reached.items[--reached.size];
                return;
            }
        }
        if (number >= 0) {
            reached.add(number);
        }
    }

    /** Sorts, and keeps one of each that occurs an odd number of times. */
    static int[] odd(IntList items) {
        int[] sorted = items.toArray();
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (kept > 0 && sorted[kept - 1] == sorted[i]) {
                kept--;
            } else {
                sorted[kept++] = sorted[i];
            }
        }
        return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
    }

    private void push(long key) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (heap[parent] <= key) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = key;
    }

    private long pop() {
        long result = heap[0];
        long last = heap[--size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
            child = 2 * at + 1;
        }
        heap[at] = last;
        return result;
    }
}
