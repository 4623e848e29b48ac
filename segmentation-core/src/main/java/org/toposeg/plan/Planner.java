package org.toposeg.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.toposeg.infer.WindowSettings;
import org.toposeg.network.Architectures;
import org.toposeg.network.NetworkSpec;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.Preprocessing;

/** Makes a plan from a data set's training cases, with a reason for each choice. */
public final class Planner {

    /** The plain U-Net: on medical images hard to beat at equal cost (Isensee et al., nnU-Net Revisited, 2024). */
    public static final String USUAL = "unet";

    private static final int FOLDS = 5;

    /**
     * What bounds the choices.
     *
     * @param architecture a name known to {@link Architectures}
     */
    public record Options(int fold, int folds, long seed, Budget budget, String architecture) {

        public Options {
            Architectures.named(architecture);
        }

        public static Options standard() {
            return new Options(0, FOLDS, 1, Budget.cpu(), USUAL);
        }
    }

    private Planner() {}

    /**
     * @param progress receives the fraction of cases measured
     */
    public static Plan plan(CaseSource source, Options options, DoubleConsumer progress) {
        int folds = Math.min(options.folds(), source.cases().size());
        List<String> training = new Folds(source.cases(), folds).training(options.fold());
        Fingerprint fingerprint = Fingerprinter.measure(source, training, options.fold(), progress);
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(
                "split",
                "fold " + options.fold() + " of " + folds + " held out",
                training.size() + " of " + source.cases().size()
                        + " cases train; neighbouring ids stay together, because they are often one subject;"
                        + " every number here comes from the training cases only"));
        Preprocessing preprocessing = PreprocessingChoice.choose(source, fingerprint, reasons);
        ThinStructures.recommend(fingerprint, preprocessing, reasons);
        int[] shape = shape(fingerprint, preprocessing);
        NetworkChoice network = NetworkChoice.choose(source, fingerprint, preprocessing, shape, options, reasons);
        return new Plan(
                Plan.FORMAT,
                source.name(),
                null,
                source.channels(),
                labels(source.labels()),
                fingerprint,
                preprocessing,
                network.spec(),
                network.window(),
                TrainingChoice.choose(source, fingerprint, network, folds, options, reasons),
                reasons);
    }

    /** The same plan with the statistics of another fold's training cases. */
    public static Plan refit(Plan plan, CaseSource source, int fold, DoubleConsumer progress) {
        List<String> training = new Folds(source.cases(), plan.training().folds()).training(fold);
        Fingerprint fingerprint = Fingerprinter.measure(source, training, fold, progress);
        Preprocessing fitted = PreprocessingChoice.refit(plan.preprocessing(), fingerprint);
        return new Plan(
                plan.format(),
                plan.name(),
                plan.source(),
                plan.channels(),
                plan.labels(),
                fingerprint,
                fitted,
                plan.network(),
                plan.window(),
                plan.training().withFoldAndSeed(fold, plan.training().seed()),
                plan.reasons());
    }

    private static List<Label> labels(Map<Integer, String> names) {
        return new TreeMap<>(names)
                .entrySet().stream()
                        .map(e -> new Label(e.getKey(), e.getValue()))
                        .toList();
    }

    /** Median size at the target spacing, z first. */
    private static int[] shape(Fingerprint fingerprint, Preprocessing preprocessing) {
        return IntStream.of(2, 1, 0)
                .map(axis -> {
                    int n = fingerprint.medianSize().get(axis);
                    if (n == 1 || preprocessing.targetSpacing() == null) {
                        return n;
                    }
                    double extent = n * fingerprint.medianSpacing().get(axis);
                    return (int) Math.max(
                            1, Math.round(extent / preprocessing.targetSpacing().get(axis)));
                })
                .toArray();
    }

    static WindowSettings window(List<Integer> patch, List<Integer> mirror) {
        return new WindowSettings(patch, patch.getFirst() == 1 ? 2 : 3, 0.5, mirror, WindowSettings.Activation.LOGITS);
    }

    static NetworkSpec spec(
            String architecture, CaseSource source, Topology topology, List<Integer> features, boolean planar) {
        return new NetworkSpec(
                architecture,
                planar ? 2 : 3,
                source.channels().size(),
                source.labels().size(),
                features,
                planar ? dropZ(topology.kernels()) : topology.kernels(),
                planar ? dropZ(topology.strides()) : topology.strides(),
                false);
    }

    private static List<List<Integer>> dropZ(List<List<Integer>> sizes) {
        return sizes.stream().map(s -> s.subList(1, 3)).toList();
    }
}
