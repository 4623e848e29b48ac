package org.toposeg.web.study;

import org.toposeg.volume.LabelColors;

/**
 * What a label value stands for.
 *
 * @param color as #rrggbb
 */
public record Structure(int label, String name, String color) {

    /** With the colour that this label has unless someone chose another. */
    public static Structure of(int label, String name) {
        return new Structure(label, name, LabelColors.hex(label));
    }
}
