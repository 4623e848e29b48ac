package org.toposeg.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.plan.Plan;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.PreparedImage;
import org.toposeg.preprocess.Preprocessor;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/**
 * A case as the network sees it, held in memory.
 *
 * @param channels normalised values
 * @param classes class index of each voxel
 * @param classVoxels for each class but background an evenly spaced sample of the voxels where it is
 */
record PreparedCase(String id, float[][] channels, byte[] classes, Size size, int[][] classVoxels) {

    private static final int SAMPLE = 10_000;

    static PreparedCase of(CaseSource.Case source, Plan plan) {
        Preprocessor preprocessor = new Preprocessor(plan.preprocessing());
        try {
            PreparedImage image = preprocessor.image(source.channels());
            LabelMap labels = preprocessor.labels(source.labels(), image.placement());
            byte[] classes = classes(labels, plan.labelValues());
            int count = plan.labels().size();
            int[][] voxels =
                    IntStream.range(1, count).mapToObj(c -> sample(classes, c)).toArray(int[][]::new);
            return new PreparedCase(
                    source.id(), image.channels(), classes, labels.grid().size(), voxels);
        } catch (ImageException e) {
            throw new ImageException("case " + source.id() + ": " + e.getMessage(), e);
        }
    }

    private static byte[] classes(LabelMap labels, List<Integer> values) {
        byte[] classOf = new byte[LabelMap.MAX_LABEL + 1];
        Arrays.fill(classOf, (byte) -1);
        for (int c = 0; c < values.size(); c++) {
            classOf[values.get(c)] = (byte) c;
        }
        byte[] classes = new byte[labels.data().length];
        for (int v = 0; v < classes.length; v++) {
            classes[v] = classOf[labels.label(v)];
            if (classes[v] == -1) {
                throw new ImageException("its label map holds the value " + labels.label(v) + ", the plan names only "
                        + values + "; correct the file or the labels.");
            }
        }
        return classes;
    }

    private static int[] sample(byte[] classes, int wanted) {
        int[] all = IntStream.range(0, classes.length)
                .filter(v -> classes[v] == wanted)
                .toArray();
        int step = Math.max(1, all.length / SAMPLE);
        return IntStream.range(0, (all.length + step - 1) / step)
                .map(i -> all[i * step])
                .toArray();
    }
}
