package org.toposeg.engine.libtorch.loss;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The soft skeleton of Shit et al. (CVPR 2021): what openings of ever more eroded images leave over. */
final class TensorSkeleton {

    private TensorSkeleton() {}

    /** @param image N×C×space with values in [0,1] */
    static Tensor of(Tensor image, int iterations) {
        Tensor x = image;
        Tensor skeleton = x.sub(open(x)).relu();
        for (int i = 0; i < iterations; i++) {
            x = erode(x);
            Tensor rest = x.sub(open(x)).relu();
            skeleton = skeleton.add(rest.sub(skeleton.mul(rest)).relu());
        }
        return skeleton;
    }

    private static Tensor open(Tensor x) {
        return dilate(erode(x));
    }

    /** The least of the neighbours along each axis. */
    private static Tensor erode(Tensor x) {
        int axes = (int) x.dim() - 2;
        Tensor negative = x.neg();
        Tensor least = null;
        for (int axis = 0; axis < axes; axis++) {
            long[] window = filled(axes, 1);
            window[axis] = 3;
            Tensor along = pool(negative, window).neg();
            least = least == null ? along : least.minimum(along);
        }
        return least;
    }

    private static Tensor dilate(Tensor x) {
        return pool(x, filled((int) x.dim() - 2, 3));
    }

    private static Tensor pool(Tensor x, long[] window) {
        long[] padding = Arrays.stream(window).map(size -> size / 2).toArray();
        long[] ones = filled(window.length, 1);
        return window.length == 2
                ? torch.max_pool2d(x, window, ones, padding, ones, false)
                : torch.max_pool3d(x, window, ones, padding, ones, false);
    }

    private static long[] filled(int length, long value) {
        long[] values = new long[length];
        Arrays.fill(values, value);
        return values;
    }
}
