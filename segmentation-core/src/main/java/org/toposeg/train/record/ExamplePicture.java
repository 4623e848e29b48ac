package org.toposeg.train.record;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.toposeg.train.data.PreparedCase;
import org.toposeg.volume.LabelColors;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * One axial slice twice, side by side: the image alone, and under the prediction (filled) and the reference (outlined).
 * In volumes the patient's right is on the left; planar images are shown as stored.
 */
final class ExamplePicture {

    private static final int GAP = 6;
    private static final int SMALLEST = 320;
    private static final int LARGEST = 448;
    private static final int OUTLINE = 2;
    private static final double FILL = 0.42;
    private static final double CUT = 0.01;
    private static final int TRANSPARENT = 0;
    private static final int OPAQUE = 0xFF000000;

    private final PreparedCase source;
    private final float[][] probabilities;
    private final int[] labels;
    private final int first;
    private final int across;
    private final int wide;
    private final int high;
    private final double pixelsX;
    private final double pixelsY;
    private final float low;
    private final float range;

    private ExamplePicture(PreparedCase source, int z, float[][] probabilities, int[] labels, Vec3 spacing) {
        Size size = source.size();
        double longest = Math.max(size.x() * spacing.x(), size.y() * spacing.y());
        double scale = Math.clamp(Math.max(size.x(), size.y()), SMALLEST, LARGEST) / longest;
        this.source = source;
        this.probabilities = probabilities;
        this.labels = labels;
        this.across = size.x();
        this.first = z * size.x() * size.y();
        this.wide = Math.max(1, (int) Math.round(size.x() * spacing.x() * scale));
        this.high = Math.max(1, (int) Math.round(size.y() * spacing.y() * scale));
        this.pixelsX = (double) wide / size.x();
        this.pixelsY = (double) high / size.y();
        float[] sorted = new float[size.x() * size.y()];
        source.channels()[0].get(first, sorted);
        Arrays.sort(sorted);
        this.low = sorted[(int) (CUT * (sorted.length - 1))];
        this.range = sorted[(int) ((1 - CUT) * (sorted.length - 1))] - low;
    }

    /**
     * @param z slice on the network's grid
     * @param probabilities classes × voxels, or logits
     * @param labels value of each class
     * @param spacing x, y, z in mm of the network's grid
     */
    static BufferedImage of(PreparedCase source, int z, float[][] probabilities, int[] labels, Vec3 spacing) {
        return new ExamplePicture(source, z, probabilities, labels, spacing).picture();
    }

    private BufferedImage picture() {
        BufferedImage picture = new BufferedImage(2 * wide + GAP, high, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int voxel = voxel(x, y);
                int grey = grey(voxel);
                picture.setRGB(x, y, OPAQUE | grey << 16 | grey << 8 | grey);
                picture.setRGB(wide + GAP + x, y, labelled(x, y, voxel, grey));
            }
            for (int x = wide; x < wide + GAP; x++) {
                picture.setRGB(x, y, TRANSPARENT);
            }
        }
        return picture;
    }

    private int voxel(int x, int y) {
        return first + (int) (y / pixelsY) * across + (int) (x / pixelsX);
    }

    private int grey(int voxel) {
        double share = range > 0 ? (source.channels()[0].get(voxel) - low) / range : 0;
        return (int) Math.round(255 * Math.clamp(share, 0.0, 1.0));
    }

    private int labelled(int x, int y, int voxel, int grey) {
        int wanted = source.classAt(voxel);
        if (wanted != 0 && isOutline(x, y, wanted)) {
            return OPAQUE | LabelColors.rgb(labels[wanted]);
        }
        int predicted = predicted(voxel);
        int color = predicted == 0 ? 0 : LabelColors.rgb(labels[predicted]);
        double share = predicted == 0 ? 0 : FILL;
        return OPAQUE
                | blend(color >> 16 & 0xFF, grey, share) << 16
                | blend(color >> 8 & 0xFF, grey, share) << 8
                | blend(color & 0xFF, grey, share);
    }

    private static int blend(int label, int grey, double share) {
        return (int) Math.round(share * label + (1 - share) * grey);
    }

    /** Within the structure, so that neighbours' outlines do not cover each other. */
    private boolean isOutline(int x, int y, int wanted) {
        return differs(x - OUTLINE, y, wanted)
                || differs(x + OUTLINE, y, wanted)
                || differs(x, y - OUTLINE, wanted)
                || differs(x, y + OUTLINE, wanted);
    }

    private boolean differs(int x, int y, int wanted) {
        return x >= 0 && y >= 0 && x < wide && y < high && source.classAt(voxel(x, y)) != wanted;
    }

    private int predicted(int voxel) {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            best = probabilities[c][voxel] > probabilities[best][voxel] ? c : best;
        }
        return best;
    }
}
