package org.toposeg.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.toposeg.report.Shape.Anchor;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/** The axial slice of a case in which prediction and reference differ most, with what is right, missed and too much. */
final class ErrorMap {

    static final String CAPTION =
            "Green: both agree. Blue: missed. Orange: too much. Yellow: another label. Each picture is the"
                    + " slice with the most errors.";

    private static final double SIDE = 155;
    private static final int MARGIN = 4;
    private static final Color OUTSIDE = new Color(0xf3f6f9);

    private ErrorMap() {}

    /** @throws IllegalArgumentException if the two are of different sizes */
    static Drawing of(String name, LabelMap prediction, LabelMap reference) {
        Size size = reference.grid().size();
        if (!prediction.grid().size().equals(size)) {
            throw new IllegalArgumentException("prediction and reference of " + name + " differ in size");
        }
        int z = worstSlice(prediction, reference, size);
        int[] box = box(prediction, reference, size, z);
        BufferedImage image = new BufferedImage(box[2] - box[0], box[3] - box[1], BufferedImage.TYPE_INT_RGB);
        for (int j = box[1]; j < box[3]; j++) {
            for (int i = box[0]; i < box[2]; i++) {
                int v = size.index(i, j, z);
                Color color = color(prediction.data()[v], reference.data()[v]);
                image.setRGB(i - box[0], j - box[1], color.getRGB());
            }
        }
        return drawing(name, z, image, reference);
    }

    private static Drawing drawing(String name, int z, BufferedImage image, LabelMap reference) {
        double wide = image.getWidth() * reference.grid().spacing().x();
        double high = image.getHeight() * reference.grid().spacing().y();
        double scale = SIDE / Math.max(wide, high);
        double left = (SIDE - wide * scale) / 2;
        String below = String.format(Locale.ROOT, "slice %d", z + 1);
        return new Drawing(
                SIDE + 4,
                SIDE + 28,
                List.of(
                        new Shape.Text(0, 9, name, 8, Anchor.START, true, Palette.INK, false),
                        new Shape.Raster(left, 15, wide * scale, high * scale, image),
                        new Shape.Text(0, SIDE + 25, below, 7, Anchor.START, false, Palette.MUTED, false)),
                "errors of " + name);
    }

    private static Color color(int predicted, int wanted) {
        if (predicted == wanted) {
            return wanted == 0 ? OUTSIDE : new Color(0x8fd0b5);
        }
        if (predicted == 0) {
            return Palette.BLUE;
        }
        return wanted == 0 ? Palette.ORANGE : Palette.YELLOW;
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
    private static int[] box(LabelMap prediction, LabelMap reference, Size size, int z) {
        int[] box = {size.x(), size.y(), 0, 0};
        for (int y = 0; y < size.y(); y++) {
            for (int x = 0; x < size.x(); x++) {
                int v = size.index(x, y, z);
                if (prediction.data()[v] != 0 || reference.data()[v] != 0) {
                    box[0] = Math.min(box[0], x - MARGIN);
                    box[1] = Math.min(box[1], y - MARGIN);
                    box[2] = Math.max(box[2], x + 1 + MARGIN);
                    box[3] = Math.max(box[3], y + 1 + MARGIN);
                }
            }
        }
        if (box[2] == 0) {
            return new int[] {0, 0, size.x(), size.y()};
        }
        return new int[] {
            Math.max(0, box[0]), Math.max(0, box[1]), Math.min(size.x(), box[2]), Math.min(size.y(), box[3])
        };
    }
}
