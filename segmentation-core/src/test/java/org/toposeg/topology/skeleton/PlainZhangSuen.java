package org.toposeg.topology.skeleton;

import org.toposeg.volume.Size;

/** Zhang and Suen's thinning as it is written down: each pixel is looked at in each pass. */
final class PlainZhangSuen {

    private PlainZhangSuen() {}

    static byte[] thin(byte[] mask, Size size) {
        byte[] left = mask.clone();
        for (int v = 0; v < left.length; v++) {
            left[v] = (byte) (left[v] == 0 ? 0 : 1);
        }
        boolean changed = true;
        while (changed) {
            changed = pass(left, size, 1) | pass(left, size, 2);
        }
        return left;
    }

    private static boolean pass(byte[] left, Size size, int pass) {
        byte[] before = left.clone();
        boolean changed = false;
        for (int v = 0; v < left.length; v++) {
            if (before[v] != 0 && (ZhangSuen.passes(nine(before, size, v)) & pass) != 0) {
                left[v] = 0;
                changed = true;
            }
        }
        return changed;
    }

    private static int nine(byte[] mask, Size size, int v) {
        int nine = 0;
        for (int n = 0; n < 9; n++) {
            int x = v % size.x() + n % 3 - 1;
            int y = v / size.x() + n / 3 - 1;
            boolean inside = x >= 0 && y >= 0 && x < size.x() && y < size.y();
            nine |= inside && mask[y * size.x() + x] != 0 ? 1 << n : 0;
        }
        return nine;
    }
}
