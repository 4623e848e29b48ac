package org.toposeg.volume;

/** Colours in which pages and pictures show labels; they stay apart on grey images, also for the colour-blind. */
public final class LabelColors {

    private static final int[] RGB = {
        0xff5d5d, 0x4cc3d9, 0xf2c14e, 0x7bd389, 0xc792ea, 0xf78c4b, 0x5b8def, 0xf07eb0, 0xb8e986, 0x9aa5b1
    };

    private LabelColors() {}

    /** 0xRRGGBB of a label from 1 on; after ten they begin again. */
    public static int rgb(int label) {
        return RGB[Math.floorMod(label - 1, RGB.length)];
    }

    /** How many labels before this one have its colour: 0 for the first ten. */
    public static int repeats(int label) {
        return Math.floorDiv(label - 1, RGB.length);
    }

    /** The same as {@code #rrggbb}. */
    public static String hex(int label) {
        return String.format("#%06x", rgb(label));
    }
}
