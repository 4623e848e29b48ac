package org.toposeg.loss.persistence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The exact optimal matching of two persistence diagrams: each point goes to a point of the other diagram at the cost of their
 * squared distance, or to the diagonal at the cost of half its squared persistence, so that the sum is least.
 *
 * <p>With u = (death − birth)/√2 and v = (birth + death)/√2, matching two points instead of sending both to the diagonal saves
 * 2·u·u′ − (v − v′)². Only pairs with a positive saving can be matched, and those of one point lie in a band of v. The matching
 * of greatest saving is grown point by point along shortest augmenting paths (Kuhn 1955, Jonker and Volgenant 1987), the most
 * persistent first. Cost: O(m·b) in practice for m points of the smaller diagram with b points of the other in their bands. If
 * all points of the smaller diagram are equal, as those of a binary image are, the best savings are simply selected.
 */
final class DiagramMatching {

    /** For a point sent to the diagonal. */
    static final int DIAGONAL = -1;

    private final double[] rowHeight;
    private final double[] rowPlace;
    private final double[] columnHeight;
    private final double[] columnPlace;
    private final double greatestHeight;
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] rowMatch;
    private final int[] columnMatch;

    private DiagramMatching(double[][] rows, double[][] columns) {
        int m = rows[0].length;
        int n = columns[0].length;
        rowHeight = rows[0];
        rowPlace = rows[1];
        columnHeight = columns[0];
        columnPlace = columns[1];
        greatestHeight = Arrays.stream(columnHeight).max().orElse(0);
        rowPrice = new double[m];
        columnPrice = new double[n];
        rowMatch = new int[m];
        columnMatch = new int[n];
        Arrays.fill(rowMatch, DIAGONAL);
        Arrays.fill(columnMatch, DIAGONAL);
    }

    /**
     * @param births of the first diagram
     * @param deaths of the first diagram
     * @param otherBirths of the second
     * @param otherDeaths of the second
     * @return for each point of the first diagram its partner's number in the second, or {@link #DIAGONAL}
     */
    static int[] match(double[] births, double[] deaths, double[] otherBirths, double[] otherDeaths) {
        if (births.length <= otherBirths.length) {
            return ofFewer(births, deaths, otherBirths, otherDeaths);
        }
        int[] partners = ofFewer(otherBirths, otherDeaths, births, deaths);
        int[] match = new int[births.length];
        Arrays.fill(match, DIAGONAL);
        for (int j = 0; j < partners.length; j++) {
            if (partners[j] != DIAGONAL) {
                match[partners[j]] = j;
            }
        }
        return match;
    }

    private static int[] ofFewer(double[] births, double[] deaths, double[] otherBirths, double[] otherDeaths) {
        double[][] rows = turned(births, deaths);
        double[][] all = turned(otherBirths, otherDeaths);
        int[] order = IntStream.range(0, all[0].length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> all[1][j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] columns = {select(all[0], order), select(all[1], order)};
        DiagramMatching matching = new DiagramMatching(rows, columns);
        if (areEqual(rows[0]) && areEqual(rows[1])) {
            matching.selectBest();
        } else {
            matching.grow();
        }
        return Arrays.stream(matching.rowMatch)
                .map(j -> j == DIAGONAL ? DIAGONAL : order[j])
                .toArray();
    }

    /** Heights over the diagonal and places along it. */
    private static double[][] turned(double[] births, double[] deaths) {
        double[][] out = new double[2][births.length];
        for (int i = 0; i < births.length; i++) {
            out[0][i] = Math.abs(deaths[i] - births[i]) * Math.sqrt(0.5);
            out[1][i] = (births[i] + deaths[i]) * Math.sqrt(0.5);
        }
        return out;
    }

    private static double[] select(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(j -> values[j]).toArray();
    }

    private static boolean areEqual(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private double saving(int row, int column) {
        double apart = rowPlace[row] - columnPlace[column];
        return 2 * rowHeight[row] * columnHeight[column] - apart * apart;
    }

    private void selectBest() {
        int[] best = IntStream.range(0, rowHeight.length == 0 ? 0 : columnHeight.length)
                .filter(j -> saving(0, j) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -saving(0, j)))
                .limit(rowHeight.length)
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(best, 0, rowMatch, 0, best.length);
    }

    private void grow() {
        PathSearch search = new PathSearch();
        IntStream.range(0, rowHeight.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -rowHeight[i]))
                .forEach(search::insert);
    }

    /**
     * The search for the shortest augmenting path from a new row. Reduced costs rowPrice + columnPrice − saving are never
     * negative and zero along the matching; a path ends at a free column or by sending one of its rows to the diagonal, which
     * costs that row's price.
     */
    private final class PathSearch {

        private final double[] distance = new double[columnHeight.length];
        private final int[] previousRow = new int[columnHeight.length];
        private final boolean[] reached = new boolean[columnHeight.length];
        private final boolean[] settled = new boolean[columnHeight.length];
        private final int[] open = new int[columnHeight.length];
        private final int[] done = new int[columnHeight.length];
        private int openCount;
        private int doneCount;
        private double shortest;
        private int endColumn;
        private int endRow;

        void insert(int row) {
            openCount = 0;
            doneCount = 0;
            rowPrice[row] = greatestReducedSaving(row);
            shortest = rowPrice[row];
            endRow = row;
            endColumn = DIAGONAL;
            relax(row, 0);
            for (int column = nearest(); column != DIAGONAL; column = nearest()) {
                settled[column] = true;
                done[doneCount++] = column;
                int next = columnMatch[column];
                if (distance[column] + rowPrice[next] < shortest) {
                    shortest = distance[column] + rowPrice[next];
                    endRow = next;
                    endColumn = DIAGONAL;
                }
                relax(next, distance[column]);
            }
            adjustPrices(row);
            augment(row);
            clear();
        }

        private double greatestReducedSaving(int row) {
            double greatest = 0;
            int end = endOfBand(row);
            for (int j = startOfBand(row); j < end; j++) {
                greatest = Math.max(greatest, saving(row, j) - columnPrice[j]);
            }
            return greatest;
        }

        private void relax(int row, double from) {
            int end = endOfBand(row);
            double base = from + rowPrice[row];
            for (int j = startOfBand(row); j < end; j++) {
                double there = base + columnPrice[j] - saving(row, j);
                if (there < shortest && !settled[j] && (!reached[j] || there < distance[j])) {
                    visit(j, row, Math.max(there, from));
                }
            }
        }

        private void visit(int column, int row, double there) {
            if (columnMatch[column] == DIAGONAL) {
                shortest = there;
                endColumn = column;
                endRow = row;
                return;
            }
            if (!reached[column]) {
                reached[column] = true;
                open[openCount++] = column;
            }
            distance[column] = there;
            previousRow[column] = row;
        }

        /** Takes the nearest open column, or says that none is nearer than the best end. */
        private int nearest() {
            int best = -1;
            for (int k = 0; k < openCount; k++) {
                best = best < 0 || distance[open[k]] < distance[open[best]] ? k : best;
            }
            if (best < 0 || distance[open[best]] >= shortest) {
                return DIAGONAL;
            }
            int column = open[best];
            open[best] = open[--openCount];
            return column;
        }

        private void adjustPrices(int row) {
            rowPrice[row] -= shortest;
            for (int k = 0; k < doneCount; k++) {
                double by = shortest - distance[done[k]];
                columnPrice[done[k]] += by;
                rowPrice[columnMatch[done[k]]] -= by;
            }
        }

        private void augment(int start) {
            int row = endRow;
            int column = endColumn;
            while (true) {
                int freed = rowMatch[row];
                rowMatch[row] = column;
                if (column != DIAGONAL) {
                    columnMatch[column] = row;
                }
                if (row == start) {
                    return;
                }
                column = freed;
                row = previousRow[freed];
            }
        }

        private void clear() {
            for (int k = 0; k < doneCount; k++) {
                reached[done[k]] = false;
                settled[done[k]] = false;
            }
            for (int k = 0; k < openCount; k++) {
                reached[open[k]] = false;
            }
        }
    }

    private int startOfBand(int row) {
        return lowerBound(rowPlace[row] - Math.sqrt(2 * rowHeight[row] * greatestHeight));
    }

    private int endOfBand(int row) {
        return lowerBound(rowPlace[row] + Math.sqrt(2 * rowHeight[row] * greatestHeight));
    }

    private int lowerBound(double place) {
        int low = 0;
        int high = columnPlace.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (columnPlace[middle] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
