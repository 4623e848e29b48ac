package org.toposeg.report.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.toposeg.report.chart.Shape.Anchor;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** The axial slice of a case in which prediction and reference differ most, with what is right, missed and too much. */
public final class ErrorMap {

    public static final String CAPTION =
            "Green: both agree. Blue: missed. Orange: too much. Yellow: another label. Each picture is the slice with"
                    + " the most errors, cut to what is labelled there, with the patient's right on its left side.";

    private static final double SIDE = 155;
    private static final int MARGIN = 4;

    /** Around the labels where the image is shown: what lies beside an error often explains it. */
    private static final double CONTEXT = 0.35;

    private static final Color OUTSIDE = new Color(0xf3f6f9);
    private static final double AGREED = 0.35;
    private static final double WRONG = 0.65;

    private final LabelMap prediction;
    private final LabelMap reference;
    private final Size size;
    private final int z;
    private final SliceWindow image;

    private ErrorMap(LabelMap prediction, LabelMap reference, Volume image) {
        this.prediction = prediction;
        this.reference = reference;
        this.size = reference.grid().size();
        this.z = worstSlice(prediction, reference, size);
        this.image = image == null ? null : SliceWindow.of(image, z);
    }

    /**
     * @param image shown in grey below the labels; null for none
     * @throws IllegalArgumentException if they are of different sizes
     */
    public static Drawing of(String name, LabelMap prediction, LabelMap reference, Volume image) {
        Size size = reference.grid().size();
        if (!prediction.grid().size().equals(size)) {
            throw new IllegalArgumentException("prediction and reference of " + name + " differ in size");
        }
        if (image != null && !image.grid().size().equals(size)) {
            throw new IllegalArgumentException("the image has " + image.grid().size() + " voxels, the labels " + size);
        }
        ErrorMap map = new ErrorMap(prediction, reference, image);
        return map.drawing(name, map.picture());
    }

    private BufferedImage picture() {
        int[] box = box();
        Vec3 right = step(1, 0);
        Vec3 down = step(0, 1);
        boolean mirror = right.get(dominant(right)) < 0;
        boolean upright = dominant(down) == 2 ? down.z() > 0 : down.get(dominant(down)) < 0;
        BufferedImage picture = new BufferedImage(box[2] - box[0], box[3] - box[1], BufferedImage.TYPE_INT_RGB);
        for (int j = box[1]; j < box[3]; j++) {
            for (int i = box[0]; i < box[2]; i++) {
                int x = mirror ? box[2] - 1 - i : i - box[0];
                int y = upright ? box[3] - 1 - j : j - box[1];
                picture.setRGB(x, y, pixel(size.index(i, j, z)).getRGB());
            }
        }
        return picture;
    }

    /** Where one voxel further along x or y leads, LPS mm. */
    private Vec3 step(int i, int j) {
        return reference.grid().toPatient(i, j, 0).minus(reference.grid().toPatient(0, 0, 0));
    }

    private static int dominant(Vec3 v) {
        int most = Math.abs(v.x()) >= Math.abs(v.y()) ? 0 : 1;
        return Math.abs(v.get(most)) >= Math.abs(v.z()) ? most : 2;
    }

    private Color pixel(int v) {
        int predicted = prediction.data()[v];
        int wanted = reference.data()[v];
        Color label = color(predicted, wanted);
        if (image == null) {
            return label;
        }
        double share = predicted != wanted ? WRONG : wanted == 0 ? 0 : AGREED;
        int grey = image.grey(v);
        return new Color(
                blend(label.getRed(), grey, share),
                blend(label.getGreen(), grey, share),
                blend(label.getBlue(), grey, share));
    }

    private static int blend(int label, int grey, double share) {
        return (int) Math.round(share * label + (1 - share) * grey);
    }

    private Drawing drawing(String name, BufferedImage picture) {
        double wide = picture.getWidth() * reference.grid().spacing().x();
        double high = picture.getHeight() * reference.grid().spacing().y();
        double scale = SIDE / Math.max(wide, high);
        double left = (SIDE - wide * scale) / 2;
        String below = String.format(Locale.ROOT, "slice %d of %d", z + 1, size.z());
        return new Drawing(
                SIDE + 4,
                SIDE + 28,
                List.of(
                        new Shape.Text(0, 9, name, 8, Anchor.START, true, ChartColors.INK, false),
                        new Shape.Raster(left, 15, wide * scale, high * scale, picture),
                        new Shape.Text(0, SIDE + 25, below, 7, Anchor.START, false, ChartColors.MUTED, false)),
                "errors of " + name);
    }

    private static Color color(int predicted, int wanted) {
        if (predicted == wanted) {
            return wanted == 0 ? OUTSIDE : new Color(0x8fd0b5);
        }
        if (predicted == 0) {
            return ChartColors.BLUE;
        }
        return wanted == 0 ? ChartColors.ORANGE : ChartColors.YELLOW;
    }

    private static int worstSlice(LabelMap prediction, LabelMap reference, Size size) {
        int plane = size.x() * size.y();
        int worst = size.z() / 2;
        int most = 0;
        for (int z = 0; z < size.z(); z++) {
            int errors = 0;
            for (int v = z * plane; v < (z + 1) * plane; v++) {
                errors += prediction.data()[v] == reference.data()[v] ? 0 : 1;
            }
            if (errors > most) {
                most = errors;
                worst = z;
            }
        }
        return worst;
    }

    /** x and y from, x and y to, around everything labelled in the slice; the whole slice if nothing is. */
    private int[] box() {
        int[] box = {size.x(), size.y(), 0, 0};
        for (int y = 0; y < size.y(); y++) {
            for (int x = 0; x < size.x(); x++) {
                int v = size.index(x, y, z);
                if (prediction.data()[v] != 0 || reference.data()[v] != 0) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x + 1);
                    box[3] = Math.max(box[3], y + 1);
                }
            }
        }
        return box[2] == 0 ? new int[] {0, 0, size.x(), size.y()} : widened(box);
    }

    private int[] widened(int[] box) {
        int longer = Math.max(box[2] - box[0], box[3] - box[1]);
        int margin = image == null ? MARGIN : Math.max(MARGIN, (int) (CONTEXT * longer));
        return new int[] {
            Math.max(0, box[0] - margin),
            Math.max(0, box[1] - margin),
            Math.min(size.x(), box[2] + margin),
            Math.min(size.y(), box[3] + margin)
        };
    }
}
