package org.toposeg.model;

import java.util.Arrays;

/**
 * Order of a network's axes as letters: N batch, C channels, D, H, W space (without D in two dimensions).
 *
 * @param letters e.g. {@code NDHWC}
 */
record Layout(String letters) {

    Layout {
        char[] sorted = letters.toCharArray();
        Arrays.sort(sorted);
        String set = new String(sorted);
        if (!set.equals("CDHNW") && !set.equals("CHNW")) {
            throw new ModelException("unknown layout \"" + letters
                    + "\" in model.json; it must be an order of NCDHW (three dimensions) or NCHW (two).");
        }
    }

    int dimensions() {
        return letters.length() - 2;
    }

    private String standard() {
        return dimensions() == 3 ? "NCDHW" : "NCHW";
    }

    boolean isStandard() {
        return letters.equals(standard());
    }

    /** Sizes in this layout of an array with standard sizes. */
    int[] shape(int[] standardShape) {
        int[] shape = new int[letters.length()];
        for (int a = 0; a < shape.length; a++) {
            shape[a] = standardShape[standard().indexOf(letters.charAt(a))];
        }
        return shape;
    }

    float[] fromStandard(float[] data, int[] standardShape) {
        return isStandard() ? data : permuted(data, shape(standardShape), strides(standardShape, standard(), letters));
    }

    float[] toStandard(float[] data, int[] standardShape) {
        return isStandard() ? data : permuted(data, standardShape, strides(shape(standardShape), letters, standard()));
    }

    /** Strides of an array of layout {@code from}, in the order of the axes of {@code to}. */
    private static int[] strides(int[] shape, String from, String to) {
        int[] own = new int[shape.length];
        int stride = 1;
        for (int a = shape.length - 1; a >= 0; a--) {
            own[a] = stride;
            stride *= shape[a];
        }
        return to.chars().map(letter -> own[from.indexOf(letter)]).toArray();
    }

    private static float[] permuted(float[] data, int[] shape, int[] strides) {
        float[] out = new float[data.length];
        int last = shape.length - 1;
        int[] at = new int[shape.length];
        for (int to = 0; to < out.length; ) {
            int from = 0;
            for (int a = 0; a < last; a++) {
                from += at[a] * strides[a];
            }
            for (int i = 0; i < shape[last]; i++) {
                out[to++] = data[from + i * strides[last]];
            }
            for (int a = last - 1; a >= 0 && ++at[a] == shape[a]; a--) {
                at[a] = 0;
            }
        }
        return out;
    }
}
