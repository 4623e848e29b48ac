package org.toposeg.plan.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.toposeg.plan.Fingerprint;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.CropMeasure;
import org.toposeg.preprocess.FiniteVoxels;
import org.toposeg.preprocess.Orientation;
import org.toposeg.statistics.SampleStatistics;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** Measures the training cases of a fold, one case in memory at a time. */
final class Fingerprinter {

    /** Intensities kept of one case and channel. */
    private static final int SAMPLE = 10_000;

    /** The percentile that nnU-Net takes for a fine spacing: a few cases have it, not just one. */
    private static final double FINE = 0.1;

    private Fingerprinter() {}

    static Fingerprint measure(CaseSource source, List<String> training, int fold, DoubleConsumer progress) {
        List<CaseFingerprint> all = new ArrayList<>();
        for (String id : training) {
            all.add(measure(source.load(id), source));
            progress.accept(all.size() / (double) training.size());
        }
        return summary(source, all, fold);
    }

    private static CaseFingerprint measure(CaseSource.Case c, CaseSource source) {
        if (c.channels().size() != source.channels().size()) {
            throw new InputException(
                    "case " + c.id() + " has " + c.channels().size() + " channel(s), the data set names "
                            + source.channels().size() + "; correct the files or dataset.json.");
        }
        try {
            FiniteVoxels.require(c.channels());
        } catch (InputException e) {
            throw new InputException("case " + c.id() + ": " + e.getMessage(), e);
        }
        Volume first = c.channels().getFirst();
        if (!c.labels().grid().sameAs(first.grid())) {
            throw new InputException("case " + c.id() + ": the label map is on another grid than the image ("
                    + c.labels().grid().size() + " against " + first.grid().size()
                    + " voxels, or another position); resample one onto the other.");
        }
        Orientation orientation = Orientation.of(first.grid());
        Size size = orientation.apply(first.grid().size());
        Vec3 spacing = orientation.apply(first.grid()).spacing();
        return new CaseFingerprint(
                c.id(),
                List.of(size.x(), size.y(), size.z()),
                nonzero(c.channels()),
                List.of(spacing.x(), spacing.y(), spacing.z()),
                counts(c, source.labels()),
                StructureShape.of(c.labels()),
                c.channels().stream().map(v -> foreground(v, c.labels())).toArray(float[][]::new));
    }

    private static double nonzero(List<Volume> channels) {
        return CropMeasure.nonzeroFraction(channels);
    }

    private static Map<Integer, Long> counts(CaseSource.Case c, Map<Integer, String> known) {
        Map<Integer, Long> counts = new TreeMap<>();
        long[] histogram = new long[LabelMap.MAX_LABEL + 1];
        for (short value : c.labels().data()) {
            histogram[value & LabelMap.MAX_LABEL]++;
        }
        for (int label = 0; label < histogram.length; label++) {
            if (histogram[label] > 0 && !known.containsKey(label)) {
                throw new InputException("case " + c.id() + ": its label map holds the value " + label
                        + ", which dataset.json does not name (it names " + known.keySet() + "); correct one of them.");
            }
            if (histogram[label] > 0) {
                counts.put(label, histogram[label]);
            }
        }
        return counts;
    }

    /** Every k-th labelled voxel, so that the sample is the same each time. */
    private static float[] foreground(Volume volume, LabelMap labels) {
        int[] voxels = IntStream.range(0, labels.data().length)
                .filter(v -> labels.data()[v] != 0)
                .toArray();
        int step = Math.max(1, voxels.length / SAMPLE);
        float[] sample = new float[(voxels.length + step - 1) / step];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = volume.data()[voxels[i * step]];
        }
        return sample;
    }

    private static Fingerprint summary(CaseSource source, List<CaseFingerprint> all, int fold) {
        List<List<Double>> range = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            int a = axis;
            double[] sorted = sorted(all, c -> c.spacing().get(a));
            range.add(List.of(sorted[0], sorted[sorted.length - 1]));
        }
        Fingerprint.Geometry geometry = new Fingerprint.Geometry(
                sizes(all, 0.5),
                sizes(all, 0),
                sizes(all, 1),
                spacing(all, 0.5),
                range,
                spacing(all, FINE),
                SampleStatistics.quantile(sorted(all, CaseFingerprint::nonzeroFraction), 0.5));
        return new Fingerprint(
                all.size(),
                fold,
                geometry,
                intensities(source, all),
                classes(source, all),
                StructureShape.ranges(source.labels().keySet(), all),
                StructureShape.thickness(source.labels().keySet(), all));
    }

    private static List<Double> spacing(List<CaseFingerprint> all, double q) {
        return IntStream.range(0, 3)
                .mapToObj(axis ->
                        SampleStatistics.quantile(sorted(all, c -> c.spacing().get(axis)), q))
                .toList();
    }

    private static List<Integer> sizes(List<CaseFingerprint> all, double q) {
        return IntStream.range(0, 3)
                .mapToObj(axis -> (int) Math.round(
                        SampleStatistics.quantile(sorted(all, c -> c.size().get(axis)), q)))
                .toList();
    }

    private static double[] sorted(List<CaseFingerprint> all, ToDoubleFunction<CaseFingerprint> value) {
        return all.stream().mapToDouble(value).sorted().toArray();
    }

    private static List<Fingerprint.Intensity> intensities(CaseSource source, List<CaseFingerprint> all) {
        List<Fingerprint.Intensity> result = new ArrayList<>();
        for (int channel = 0; channel < source.channels().size(); channel++) {
            int ch = channel;
            int n = all.stream().mapToInt(c -> c.foreground()[ch].length).sum();
            float[] pooled = new float[n];
            int at = 0;
            for (CaseFingerprint c : all) {
                System.arraycopy(c.foreground()[ch], 0, pooled, at, c.foreground()[ch].length);
                at += c.foreground()[ch].length;
            }
            result.add(intensity(source.channels().get(channel), pooled));
        }
        return result;
    }

    private static Fingerprint.Intensity intensity(String channel, float[] values) {
        if (values.length == 0) {
            throw new InputException(
                    "no training case has a labelled voxel; check that the label files are not empty.");
        }
        Arrays.parallelSort(values);
        double mean =
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
        double squares = IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
        return new Fingerprint.Intensity(
                channel,
                mean,
                Math.sqrt(squares / values.length),
                SampleStatistics.quantile(values, 0.005),
                SampleStatistics.quantile(values, 0.5),
                SampleStatistics.quantile(values, 0.995));
    }

    private static List<Fingerprint.ClassFrequency> classes(CaseSource source, List<CaseFingerprint> all) {
        double total = all.stream()
                .flatMap(c -> c.labelVoxels().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return new TreeMap<>(source.labels())
                .entrySet().stream()
                        .map(e -> new Fingerprint.ClassFrequency(
                                e.getKey(), e.getValue(), voxels(all, e.getKey()) / total, casesWith(all, e.getKey())))
                        .toList();
    }

    private static long voxels(List<CaseFingerprint> all, int label) {
        return all.stream()
                .mapToLong(c -> c.labelVoxels().getOrDefault(label, 0L))
                .sum();
    }

    private static int casesWith(List<CaseFingerprint> all, int label) {
        return (int)
                all.stream().filter(c -> c.labelVoxels().containsKey(label)).count();
    }
}
