package org.toposeg.registry;

import java.util.Locale;

/** Levenshtein distance: the least number of letters to insert, remove or replace that makes one word of another. */
final class EditDistance {

    private EditDistance() {}

    /** Ignores case. */
    static int of(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row = next(row, from.charAt(i - 1), to);
        }
        return row[to.length()];
    }

    /** Distances of the first {@code i} letters of one word to each beginning of the other, from those of one letter less. */
    private static int[] next(int[] above, char letter, String to) {
        int[] row = new int[above.length];
        row[0] = above[0] + 1;
        for (int j = 1; j < row.length; j++) {
            int replaced = above[j - 1] + (letter == to.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
        }
        return row;
    }
}
