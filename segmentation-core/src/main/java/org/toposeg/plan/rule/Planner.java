package org.toposeg.plan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.toposeg.infer.WindowSettings;
import org.toposeg.network.Architectures;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Norm;
import org.toposeg.plan.Budget;
import org.toposeg.plan.Configuration;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.FirstStage;
import org.toposeg.plan.Folds;
import org.toposeg.plan.Label;
import org.toposeg.plan.Plan;
import org.toposeg.plan.Reason;
import org.toposeg.plan.Stage;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.Preprocessing;

/** Makes a plan from a data set's training cases, with a reason for each choice. */
public final class Planner {

    /** The plain U-Net: on medical images hard to beat at equal cost (Isensee et al., nnU-Net Revisited, 2024). */
    public static final String DEFAULT = "unet";

    private static final int FOLDS = 5;

    /**
     * What bounds the choices.
     *
     * @param architecture a name known to {@link Architectures}
     * @param dropout probability of dropping a channel in training
     * @param configuration slices, volumes, planes, a cascade, or what the data suggest
     */
    public record Options(
            int fold,
            int folds,
            long seed,
            Budget budget,
            String architecture,
            Norm norm,
            double dropout,
            Configuration configuration) {

        public Options {
            Architectures.named(architecture);
            boolean planes = architecture.equals(ConfigurationChoice.PLANES);
            if (planes && configuration == Configuration.AUTO) {
                configuration = Configuration.PLANES;
            }
            if (planes != (configuration == Configuration.PLANES) && !architecture.equals(DEFAULT)) {
                throw new IllegalArgumentException("the architecture " + architecture + " does not go with the"
                        + " configuration " + configuration + "; leave one of the two out.");
            }
        }

        /** With instance norm, without dropout and without a wish for a configuration. */
        public Options(int fold, int folds, long seed, Budget budget, String architecture) {
            this(fold, folds, seed, budget, architecture, Norm.INSTANCE, 0, Configuration.AUTO);
        }

        public static Options standard() {
            return new Options(0, FOLDS, 1, Budget.cpu(), DEFAULT);
        }

        /** With the architecture that this configuration asks for. */
        private Options decided(Configuration chosen) {
            String network = chosen == Configuration.PLANES ? ConfigurationChoice.PLANES : architecture;
            return new Options(fold, folds, seed, budget, network, norm, dropout, chosen);
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
        Configuration configuration = new ConfigurationChoice(
                        fingerprint, shape, Plan.spacing(preprocessing, fingerprint))
                .choose(options, reasons);
        if (configuration == Configuration.SLICES && shape[0] > 1) {
            preprocessing = PreprocessingChoice.slices(preprocessing, reasons);
            shape[0] = 1;
        }
        Options decided = options.decided(configuration);
        NetworkChoice network = NetworkChoice.choose(source, fingerprint, preprocessing, shape, decided, reasons);
        FirstStage coarse = configuration == Configuration.CASCADE
                ? FirstStageChoice.choose(source, fingerprint, preprocessing, shape, decided, reasons)
                : null;
        NetworkSpec spec = coarse == null
                ? network.spec()
                : shown(network.spec(), source.labels().size() - 1);
        return new Plan(
                Plan.FORMAT,
                new Plan.DataDescription(source.name(), null, source.channels(), labels(source.labels())),
                fingerprint,
                new Stage(preprocessing, spec, network.window()),
                TrainingChoice.choose(source, fingerprint, network, folds, options, reasons),
                coarse,
                reasons);
    }

    /** The same plan with the statistics of another fold's training cases. */
    public static Plan refit(Plan plan, CaseSource source, int fold, DoubleConsumer progress) {
        List<String> training =
                new Folds(source.cases(), plan.training().repetition().folds()).training(fold);
        Fingerprint fingerprint = Fingerprinter.measure(source, training, fold, progress);
        Preprocessing fitted = PreprocessingChoice.refit(plan.preprocessing(), fingerprint);
        FirstStage coarse = plan.firstStage();
        return new Plan(
                plan.format(),
                plan.data(),
                fingerprint,
                plan.stage().with(fitted),
                plan.training()
                        .withFoldAndSeed(fold, plan.training().repetition().seed()),
                coarse == null
                        ? null
                        : coarse.with(fitted.at(coarse.stage().preprocessing().targetSpacing())),
                plan.reasons());
    }

    /** The same network with an input channel for each label of a first stage. */
    private static NetworkSpec shown(NetworkSpec spec, int labels) {
        return spec.withInputChannels(spec.inputChannels() + labels);
    }

    private static List<Label> labels(Map<Integer, String> names) {
        return new TreeMap<>(names)
                .entrySet().stream()
                        .map(e -> new Label(e.getKey(), e.getValue()))
                        .toList();
    }

    /** Median size at the target spacing, z first. */
    private static int[] shape(Fingerprint fingerprint, Preprocessing preprocessing) {
        double[] target = Plan.spacing(preprocessing, fingerprint);
        return IntStream.of(2, 1, 0)
                .map(axis -> {
                    int n = fingerprint.geometry().medianSize().get(axis);
                    double extent = n * fingerprint.geometry().medianSpacing().get(axis);
                    return n == 1 ? 1 : (int) Math.max(1, Math.round(extent / target[2 - axis]));
                })
                .toArray();
    }

    static WindowSettings window(List<Integer> patch, List<Integer> mirror) {
        return new WindowSettings(patch, patch.getFirst() == 1 ? 2 : 3, 0.5, mirror, WindowSettings.Activation.LOGITS);
    }

    static NetworkSpec spec(
            String architecture, CaseSource source, Topology topology, List<Integer> features, boolean planar) {
        return NetworkSpec.of(
                architecture,
                planar ? 2 : 3,
                source.channels().size(),
                source.labels().size(),
                new NetworkSpec.Pyramid(
                        features,
                        planar ? dropZ(topology.kernels()) : topology.kernels(),
                        planar ? dropZ(topology.strides()) : topology.strides()));
    }

    private static List<List<Integer>> dropZ(List<List<Integer>> sizes) {
        return sizes.stream().map(s -> s.subList(1, 3)).toList();
    }
}
