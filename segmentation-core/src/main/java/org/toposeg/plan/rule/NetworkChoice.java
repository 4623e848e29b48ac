package org.toposeg.plan.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.toposeg.infer.WindowSettings;
import org.toposeg.network.Architectures;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.plan.Budget;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.Plan;
import org.toposeg.plan.Reason;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.Preprocessing;

/** Patch, batch, depth, width and flips. */
public record NetworkChoice(NetworkSpec spec, WindowSettings window, int batch) {

    private static final int MAX_FEATURES = 320;
    private static final int LARGEST_BATCH = 16;

    /** FreeSurfer says lh and rh. */
    private static final Set<String> SIDES = Set.of("left", "right", "l", "r", "lt", "rt", "lh", "rh");

    static NetworkChoice choose(
            CaseSource source,
            Fingerprint fingerprint,
            Preprocessing preprocessing,
            int[] shape,
            Planner.Options options,
            List<Reason> reasons) {
        Budget budget = options.budget();
        boolean planar = shape[0] == 1;
        Budget.Extent extent = planar ? budget.planar() : budget.volume();
        long voxels = extent.voxels();
        int levels = extent.levels();
        Topology topology = Topology.of(shape, Plan.spacing(preprocessing, fingerprint), voxels / 2, levels);
        int batch = Math.clamp(voxels / topology.voxels(), 2, LARGEST_BATCH);
        int base = extent.features();
        List<Integer> features = IntStream.range(0, topology.kernels().size())
                .mapToObj(l -> Math.min(base << l, MAX_FEATURES))
                .toList();
        explain(shape, topology, batch, features, options, reasons);
        List<Integer> mirror =
                mirror(source, fingerprint.geometry().medianSize().get(2) == 1, reasons);
        NetworkSpec spec = Planner.spec(options.architecture(), source, topology, features, planar)
                .with(options.norm(), options.dropout());
        Architectures.named(spec.architecture()).check(spec);
        return new NetworkChoice(spec, Planner.window(topology.patch(), mirror), batch);
    }

    private static void explain(
            int[] shape,
            Topology topology,
            int batch,
            List<Integer> features,
            Planner.Options options,
            List<Reason> reasons) {
        reasons.add(new Reason(
                "patch (z, y, x)",
                topology.patch().toString(),
                (shape[0] == 1 ? "a median slice is " : "the median image is ") + Arrays.toString(shape)
                        + " voxels at the target spacing; the patch covers as"
                        + " much of it as a step on the " + options.budget().name()
                        + " allows, rounded up to the network's strides"));
        reasons.add(new Reason("batch", String.valueOf(batch), "at least 2; more only where patches are small"));
        reasons.add(new Reason(
                "network",
                options.architecture() + ", features " + features + ", strides " + topology.strides(),
                "an axis is halved while 4 voxels remain and it is not twice as coarse as the finest;"
                        + " width and depth within the " + options.budget().name() + " budget"));
        reasons.add(new Reason(
                "norm, dropout", options.norm() + ", " + options.dropout(), why(options.norm()) + "; " + why(options)));
    }

    private static String why(Norm norm) {
        return switch (norm.kind()) {
            case INSTANCE -> "each image has its own contrast, and batches are too small for a batch's statistics";
            case GROUP -> "asked for: groups of channels of one image, whatever the batch";
            case BATCH -> "asked for: the channels of a batch, so that images compare; best where batches are large";
        };
    }

    private static String why(Planner.Options options) {
        return options.dropout() > 0
                ? "dropped channels were asked for, against learning the training cases by heart"
                : "none dropped, as nnU-Net, whose augmentation does its work";
    }

    /** Flips are allowed where a mirror image is as likely as the original. */
    private static List<Integer> mirror(CaseSource source, boolean planar, List<Reason> reasons) {
        boolean sided = source.labels().values().stream().anyMatch(NetworkChoice::isSided);
        List<Integer> axes = new ArrayList<>();
        if (planar && !sided) {
            axes.add(1);
        }
        if (!sided) {
            axes.add(2);
        }
        reasons.add(new Reason(
                "flips",
                axes.stream().map(a -> "zyx".substring(a, a + 1)).toList().toString(),
                sided
                        ? "labels name a side, so left and right must not be exchanged"
                                + (planar ? ", which in a plane a flip of any axis does with a turn" : "")
                        : planar
                                ? "planar images have no preferred direction"
                                : "bodies are nearly symmetric left to right, and no label names a side"));
        return axes;
    }

    /** Whether a word of a label's name is a side: of left_eye, Kidney-R and LeftLung, but not of bright_lesion. */
    public static boolean isSided(String name) {
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Arrays.stream(words.split("[^\\p{L}]+")).anyMatch(SIDES::contains);
    }
}
