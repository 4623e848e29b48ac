package org.toposeg.dicom.seg;

/** Colours of segments: well separated hues where none is given, and CIELab as DICOM stores it. */
final class SegmentColors {

    private static final double GOLDEN_RATIO = 0.618033988749895;

    private SegmentColors() {}

    /** Neighbouring labels get far apart hues. */
    static int color(int label) {
        float hue = (float) (label * GOLDEN_RATIO % 1.0);
        return hsb(hue, 0.65f, 0.95f);
    }

    private static int hsb(float hue, float saturation, float brightness) {
        float h = hue * 6;
        int sector = (int) h % 6;
        float f = h - (int) h;
        float p = brightness * (1 - saturation);
        float q = brightness * (1 - saturation * f);
        float t = brightness * (1 - saturation * (1 - f));
        return switch (sector) {
            case 0 -> rgb(brightness, t, p);
            case 1 -> rgb(q, brightness, p);
            case 2 -> rgb(p, brightness, t);
            case 3 -> rgb(p, q, brightness);
            case 4 -> rgb(t, p, brightness);
            default -> rgb(brightness, p, q);
        };
    }

    private static int rgb(double r, double g, double b) {
        return channel(r) << 16 | channel(g) << 8 | channel(b);
    }

    private static int channel(double value) {
        return (int) Math.round(255 * Math.clamp(value, 0.0, 1.0));
    }

    /** CIELab scaled to 0..65535 for each component (PS3.3, C.10.7.1.1), from sRGB under D65. */
    static int[] toDicomLab(int rgb) {
        double r = linear(rgb >> 16 & 255);
        double g = linear(rgb >> 8 & 255);
        double b = linear(rgb & 255);
        double x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new int[] {
            scaled((116 * y - 16) / 100), scaled((500 * (x - y) + 128) / 255), scaled((200 * (y - z) + 128) / 255)
        };
    }

    private static int scaled(double value) {
        return (int) Math.round(65535 * Math.clamp(value, 0.0, 1.0));
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double curve(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    static int fromDicomLab(double[] lab) {
        double l = lab[0] / 65535 * 100;
        double y = (l + 16) / 116;
        double x = y + (lab[1] / 65535 * 255 - 128) / 500;
        double z = y - (lab[2] / 65535 * 255 - 128) / 200;
        double cx = inverse(x) * 0.95047;
        double cy = inverse(y);
        double cz = inverse(z) * 1.08883;
        return rgb(
                gamma(3.2404542 * cx - 1.5371385 * cy - 0.4985314 * cz),
                gamma(-0.9692660 * cx + 1.8760108 * cy + 0.0415560 * cz),
                gamma(0.0556434 * cx - 0.2040259 * cy + 1.0572252 * cz));
    }

    private static double inverse(double t) {
        return t > 6.0 / 29 ? t * t * t : (116 * t - 16) * 27 / 24389;
    }

    private static double gamma(double c) {
        return c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    }
}
