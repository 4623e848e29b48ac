package org.toposeg.train;

import java.util.stream.IntStream;
import org.toposeg.plan.Plan;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.Classes;
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
 * @param prior class index of each voxel by a cascade's first stage, null where there is none
 */
record PreparedCase(String id, float[][] channels, byte[] classes, Size size, int[][] classVoxels, byte[] prior) {

    private static final int SAMPLE = 10_000;

    static PreparedCase of(CaseSource.Case source, Plan plan) {
        Preprocessor preprocessor = new Preprocessor(plan.preprocessing());
        try {
            PreparedImage image = preprocessor.image(source.channels());
            LabelMap labels = preprocessor.labels(source.labels(), image.placement());
            byte[] classes = Classes.of(labels, plan.labelValues());
            int count = plan.labels().size();
            int[][] voxels =
                    IntStream.range(1, count).mapToObj(c -> sample(classes, c)).toArray(int[][]::new);
            return new PreparedCase(
                    source.id(),
                    image.channels(),
                    classes,
                    labels.grid().size(),
                    voxels,
                    prior(source, plan, preprocessor, image));
        } catch (ImageException e) {
            throw new ImageException("case " + source.id() + ": " + e.getMessage(), e);
        }
    }

    private static byte[] prior(CaseSource.Case source, Plan plan, Preprocessor preprocessor, PreparedImage image) {
        if (plan.firstStage() == null) {
            return null;
        }
        if (source.prior() == null) {
            throw new TrainingException("case " + source.id()
                    + " comes without the first stage's result; a plan of a cascade is trained by CascadeTrainer.");
        }
        return Classes.of(preprocessor.labels(source.prior(), image.placement()), plan.labelValues());
    }

    /** What the network is given: the channels, and a mask of each label of the first stage if there is one. */
    float[][] input() {
        return Classes.append(channels, prior, classVoxels.length + 1);
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
