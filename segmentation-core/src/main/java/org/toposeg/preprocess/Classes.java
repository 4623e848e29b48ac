package org.toposeg.preprocess;

import java.util.Arrays;
import java.util.List;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;

/** Labels as a network counts them: classes from 0 (background) on, at most 250. */
public final class Classes {

    /** Most classes, background included: one is kept in an unsigned byte. */
    public static final int MAX = 250;

    private Classes() {}

    /**
     * The class of each voxel, unsigned.
     *
     * @param values label of each class, background first
     * @throws InputException if the map holds another label
     */
    public static byte[] of(LabelMap labels, List<Integer> values) {
        int[] classOf = new int[LabelMap.MAX_LABEL + 1];
        Arrays.fill(classOf, -1);
        for (int c = 0; c < values.size(); c++) {
            classOf[values.get(c)] = c;
        }
        byte[] classes = new byte[labels.data().length];
        for (int v = 0; v < classes.length; v++) {
            int found = classOf[labels.label(v)];
            if (found == -1) {
                throw new InputException("its label map holds the value " + labels.label(v) + ", the plan names only "
                        + values + "; correct the file or the labels.");
            }
            classes[v] = (byte) found;
        }
        return classes;
    }

    /**
     * Image channels followed by one for each class but background, which is 1 where the voxel is of the class: how a
     * cascade shows its first stage's result to the second (nnU-Net).
     *
     * @param classes of each voxel; null for the channels alone
     * @param count number of classes, background included
     */
    public static float[][] append(float[][] channels, byte[] classes, int count) {
        if (classes == null) {
            return channels;
        }
        float[][] all = Arrays.copyOf(channels, channels.length + count - 1);
        for (int c = 1; c < count; c++) {
            float[] mask = new float[classes.length];
            for (int v = 0; v < mask.length; v++) {
                mask[v] = (classes[v] & 0xFF) == c ? 1 : 0;
            }
            all[channels.length + c - 1] = mask;
        }
        return all;
    }
}
