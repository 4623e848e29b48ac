package org.toposeg.train.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.plan.Augmentation;
import org.toposeg.plan.Plan;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.train.TrainingBatch;
import org.toposeg.train.augmentation.IntensityAugmentation;
import org.toposeg.train.augmentation.PriorAugmentation;
import org.toposeg.train.augmentation.SpatialAugmentation;
import org.toposeg.volume.Size;

/**
 * Cuts augmented patches. The n-th patch of a run depends on the seed and on n alone, whichever thread makes it and
 * whenever: this is what makes a resumed run equal to one that was never interrupted.
 */
public final class PatchSampler {

    private final List<PreparedCase> cases;
    private final Map<String, Integer> groups;
    private final TrainingSettings settings;
    private final int classes;
    private final int[] patch;
    private final SpatialAugmentation spatial;
    private final IntensityAugmentation intensity;
    private final PriorAugmentation prior;

    /** @param groups of people by case; empty for one group */
    public PatchSampler(List<PreparedCase> cases, Plan plan, Map<String, Integer> groups) {
        this.cases = cases;
        this.groups = groups;
        this.settings = plan.training();
        this.classes = plan.labels().size();
        this.patch = plan.window().patchArray();
        this.spatial = new SpatialAugmentation(settings.patches().augmentation(), patch, plan.spacing());
        this.intensity = new IntensityAugmentation(settings.patches().augmentation(), patch);
        this.prior = new PriorAugmentation(classes, patch);
    }

    /**
     * The patches of a forward and backward pass.
     *
     * @param pass 0-based; those of a step follow one another and together hold what one large batch would
     */
    public TrainingBatch batch(long pass) {
        int n = settings.iterations().batch();
        int before = n * (int) (pass % settings.passes());
        Patch[] patches = IntStream.range(0, n)
                .mapToObj(i -> patch(pass * n + i, isForeground(before + i, n * settings.passes())))
                .toArray(Patch[]::new);
        return TrainingBatch.of(patches, classes, patch, groups.isEmpty() ? null : groups(pass * n, n));
    }

    private int[] groups(long first, int count) {
        return IntStream.range(0, count)
                .map(i -> groups.get(cases.get(caseOf(first + i)).id()))
                .toArray();
    }

    /** The last ones of each step, as nnU-Net; at least one where the share is not zero. */
    private boolean isForeground(int i, int n) {
        int count = (int) Math.round(n * settings.patches().foregroundFraction());
        count = settings.patches().foregroundFraction() > 0 ? Math.max(1, count) : count;
        return i >= n - count;
    }

    private Patch patch(long item, boolean foreground) {
        RandomGenerator random =
                new SplittableRandom(ForwardMode.mix(settings.repetition().seed() + 0x9E3779B97F4A7C15L * (item + 1)));
        PreparedCase source = cases.get(caseOf(item));
        double[] center = foreground ? foregroundCenter(source, random) : null;
        Patch cut = spatial.cut(source, center == null ? randomCenter(source.size(), random) : center, random);
        for (float[] channel : cut.channels()) {
            intensity.apply(channel, random);
        }
        if (cut.prior() != null && !settings.patches().augmentation().equals(Augmentation.none())) {
            prior.apply(cut.prior(), random);
        }
        return cut;
    }

    /** Each pass visits every case once, in an order of its own. */
    private int caseOf(long item) {
        long pass = item / cases.size();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, cases.size()).boxed().toList());
        Collections.shuffle(
                order, new Random(ForwardMode.mix(settings.repetition().seed() ^ (pass + 1) * 0xD1B54A32D192ED03L)));
        return order.get((int) (item % cases.size()));
    }

    /** Uniform over the positions at which the patch lies inside; in the middle along axes shorter than the patch. */
    private double[] randomCenter(Size size, RandomGenerator random) {
        int[] n = {size.z(), size.y(), size.x()};
        double[] center = new double[3];
        for (int a = 0; a < 3; a++) {
            int start = n[a] > patch[a] ? random.nextInt(n[a] - patch[a] + 1) : -((patch[a] - n[a]) / 2);
            center[a] = start + (patch[a] - 1) / 2.0;
        }
        return center;
    }

    /** On a voxel of a class that the case has, shifted so that the patch stays inside where it can; null with none. */
    private double[] foregroundCenter(PreparedCase source, RandomGenerator random) {
        int[] present = IntStream.range(0, source.classVoxels().length)
                .filter(c -> source.classVoxels()[c].length > 0)
                .toArray();
        if (present.length == 0) {
            return null;
        }
        int[] voxels = source.classVoxels()[present[random.nextInt(present.length)]];
        int v = voxels[random.nextInt(voxels.length)];
        Size size = source.size();
        int[] n = {size.z(), size.y(), size.x()};
        int[] at = {v / (size.x() * size.y()), v / size.x() % size.y(), v % size.x()};
        double[] center = new double[3];
        for (int a = 0; a < 3; a++) {
            int start =
                    n[a] > patch[a] ? Math.clamp(at[a] - patch[a] / 2, 0, n[a] - patch[a]) : -((patch[a] - n[a]) / 2);
            center[a] = start + (patch[a] - 1) / 2.0;
        }
        return center;
    }
}
