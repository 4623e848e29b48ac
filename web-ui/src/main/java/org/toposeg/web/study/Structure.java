package org.toposeg.web.study;

/**
 * What a label value stands for.
 *
 * @param color as #rrggbb
 */
public record Structure(int label, String name, String color) {

    /** Colours that stay apart on grey images, also for the colour-blind (after Okabe and Ito). */
    private static final String[] COLORS = {
        "#ff5d5d", "#4cc3d9", "#f2c14e", "#7bd389", "#c792ea", "#f78c4b", "#5b8def", "#f07eb0", "#b8e986", "#9aa5b1"
    };

    /** With the colour that this label has unless someone chose another. */
    public static Structure of(int label, String name) {
        return new Structure(label, name, COLORS[Math.floorMod(label - 1, COLORS.length)]);
    }
}
