package org.toposeg.topology.testing;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.volume.Size;

/**
 * The order-independent Betti matching of two small images, from dimensions of spaces of chains alone. Nothing is shared
 * with the code under test.
 *
 * <p>Union: the classes of the comparison that die at a value d form a space K. In it each image has a growing sequence of
 * subspaces: what its classes born before b, and those born at b that die in it by e, contribute, in the order of (b, e).
 * An interval [b, e) of one image is matched with [b', e') of the other as often as the two sequences jump together there:
 * m = dim(F ∩ F') - dim(F₋ ∩ F') - dim(F ∩ F'₋) + dim(F₋ ∩ F'₋). Intersection: likewise in the space of the comparison's
 * classes born at a value modulo the older ones, with the sequences of those that die in an image by d, and of these the
 * ones that equal a class born there by b just before.
 */
public final class PlainMatching {
    private static final float NEVER = CellHomology.NEVER;

    private final CellHomology first;
    private final CellHomology second;
    private final CellHomology comparison;
    private final boolean union;
    private final int bits;

    private PlainMatching(CellHomology first, CellHomology second, CellHomology comparison, boolean union, int bits) {
        this.first = first;
        this.second = second;
        this.comparison = comparison;
        this.union = union;
        this.bits = bits;
    }

    /** An interval [birth, death) as often as it occurs. */
    public record Span(float birth, float death, int times) {}

    /** Two matched intervals as often as they are matched. */
    public record Match(Span first, Span second, int times) {}

    /** The intervals of an image's barcode and the matches of one dimension. */
    public record Result(List<Span> first, List<Span> second, List<Match> matches) {}

    public static Result of(float[] a, float[] b, Size size, Construction construction, boolean union, int dimension) {
        CellHomology.Cells cells = new CellHomology.Cells(size, construction);
        float[] c = new float[a.length];
        for (int i = 0; i < c.length; i++) {
            c[i] = union ? Math.min(a[i], b[i]) : Math.max(a[i], b[i]);
        }
        return new PlainMatching(
                        new CellHomology(cells, a, dimension),
                        new CellHomology(cells, b, dimension),
                        new CellHomology(cells, c, dimension),
                        union,
                        cells.count + 1)
                .result();
    }

    private Result result() {
        List<Span> firstBars = barcode(first);
        List<Span> secondBars = barcode(second);
        List<Match> matches = new ArrayList<>();
        List<Float> levels = comparison.levels();
        for (int i = 0; i < levels.size() + (union ? 1 : 0); i++) {
            float at = i < levels.size() ? levels.get(i) : NEVER;
            float before = i == 0 ? Float.NEGATIVE_INFINITY : levels.get(i - 1);
            matchAt(at, before, firstBars, secondBars, matches);
        }
        return new Result(firstBars, secondBars, matches);
    }

    private void matchAt(float at, float before, List<Span> firstBars, List<Span> secondBars, List<Match> matches) {
        Subspace zero = union
                ? comparison.boundaries(before)
                : comparison.cycles(before).plus(comparison.boundaries(at));
        List<Span> firstThere = there(firstBars, at);
        List<Span> secondThere = there(secondBars, at);
        List<Subspace> one = sequence(first, firstThere, at, zero);
        List<Subspace> other = sequence(second, secondThere, at, zero);
        int[][] common = new int[one.size()][other.size()];
        for (int i = 0; i < one.size(); i++) {
            for (int j = 0; j < other.size(); j++) {
                common[i][j] = one.get(i).intersected(other.get(j), bits).dimension();
                if (i > 0 && j > 0) {
                    int times = common[i][j] - common[i - 1][j] - common[i][j - 1] + common[i - 1][j - 1];
                    matches.add(new Match(firstThere.get(i - 1), secondThere.get(j - 1), times));
                }
            }
        }
    }

    /** Only intervals that overlap those that end (union) or begin (intersection) at a value can be matched there. */
    private List<Span> there(List<Span> bars, float at) {
        return bars.stream()
                .filter(bar -> union ? bar.birth < at : bar.death > at)
                .toList();
    }

    /** The growing subspaces, from what is no feature of the side to what its last interval adds. */
    private List<Subspace> sequence(CellHomology side, List<Span> bars, float at, Subspace zero) {
        List<Subspace> spaces = new ArrayList<>();
        if (union) {
            spaces.add(zero);
            bars.forEach(bar ->
                    spaces.add(contributedBy(side, bar).plus(zero).intersected(comparison.boundaries(at), bits)));
        } else {
            Subspace classes = comparison.cycles(at);
            spaces.add(classes.intersected(side.boundaries(at), bits).plus(zero));
            bars.forEach(bar ->
                    spaces.add(classes.intersected(endingBy(side, bar), bits).plus(zero)));
        }
        return spaces;
    }

    private Subspace contributedBy(CellHomology side, Span bar) {
        Subspace older = side.cycles(Math.nextDown(bar.birth));
        return older.plus(side.cycles(bar.birth).intersected(side.boundaries(bar.death), bits));
    }

    private Subspace endingBy(CellHomology side, Span bar) {
        Subspace before = side.boundaries(bar.death == NEVER ? Float.MAX_VALUE : Math.nextDown(bar.death));
        return side.boundaries(bar.death).intersected(side.cycles(bar.birth).plus(before), bits);
    }

    /** In the order of the sequences: by birth, then death (union), or by death, then birth (intersection). */
    private List<Span> barcode(CellHomology side) {
        List<Float> levels = side.levels();
        List<Span> bars = new ArrayList<>();
        for (float birth : levels) {
            for (float death : union ? withNever(levels) : List.<Float>of()) {
                addBar(side, birth, death, bars);
            }
        }
        for (float death : union ? List.<Float>of() : withNever(levels)) {
            for (float birth : levels) {
                addBar(side, birth, death, bars);
            }
        }
        return bars;
    }

    private static List<Float> withNever(List<Float> levels) {
        List<Float> result = new ArrayList<>(levels);
        result.add(NEVER);
        return result;
    }

    private void addBar(CellHomology side, float birth, float death, List<Span> bars) {
        float before = death == NEVER ? Float.MAX_VALUE : Math.nextDown(death);
        int times = endingOf(side, birth, death)
                - endingOf(side, birth, before)
                - endingOf(side, Math.nextDown(birth), death)
                + endingOf(side, Math.nextDown(birth), before);
        if (times != 0 && birth < death) {
            bars.add(new Span(birth, death, times));
        }
    }

    private int endingOf(CellHomology side, float birth, float death) {
        return side.cycles(birth).intersected(side.boundaries(death), bits).dimension();
    }
}
