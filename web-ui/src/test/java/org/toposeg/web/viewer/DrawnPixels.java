package org.toposeg.web.viewer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Which colours a picture holds. */
record DrawnPixels(int[] rgb) {

    private static final int BLACK = 35;
    private static final int GREY_SPREAD = 14;
    private static final int COLOURED = 45;

    static DrawnPixels of(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            return new DrawnPixels(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double greyFraction() {
        return fraction(p -> red(p) > BLACK
                && Math.abs(red(p) - green(p)) < GREY_SPREAD
                && Math.abs(green(p) - blue(p)) < GREY_SPREAD);
    }

    double redFraction() {
        return fraction(p -> red(p) - green(p) > COLOURED && red(p) - blue(p) > COLOURED);
    }

    double blueFraction() {
        return fraction(p -> blue(p) - red(p) > COLOURED && green(p) - red(p) > COLOURED / 2);
    }

    private double fraction(IntPredicate wanted) {
        return (double) IntStream.of(rgb).filter(wanted).count() / rgb.length;
    }

    private static int red(int pixel) {
        return pixel >> 16 & 0xFF;
    }

    private static int green(int pixel) {
        return pixel >> 8 & 0xFF;
    }

    private static int blue(int pixel) {
        return pixel & 0xFF;
    }
}
