package org.toposeg.workflow.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.conformal.VolumeInterval;
import org.toposeg.infer.Prediction;
import org.toposeg.io.ImageFiles;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelCalibration;
import org.toposeg.model.ModelException;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;

/** What a calibrated model promises of one result: masks that miss little, and the range of each volume. */
public final class Guarantees {

    private final Bundle bundle;
    private final ModelCalibration calibration;

    /**
     * @param sensitive the mask with all voxels above the threshold; null where nothing can be promised
     * @param volumeLowMl null where nothing can be promised
     */
    public record Promise(
            String name,
            Double alpha,
            Double threshold,
            String sensitive,
            Double volumeLowMl,
            Double volumeHighMl,
            String sentence) {}

    private Guarantees(Bundle bundle, ModelCalibration calibration) {
        this.bundle = bundle;
        this.calibration = calibration;
    }

    public static Guarantees of(Bundle bundle) {
        return new Guarantees(
                bundle,
                bundle.calibration()
                        .orElseThrow(() -> new ModelException(bundle.folder()
                                + " was not calibrated, so it promises nothing; run 'toposeg calibrate' first.")));
    }

    /** @param stem path of the result without ending */
    public Map<Integer, Promise> write(Prediction result, String stem) {
        List<Integer> labels = bundle.labelValues();
        Map<Integer, Promise> promises = new TreeMap<>();
        for (ModelCalibration.MissedVoxels missed : calibration.missed()) {
            int label = missed.label();
            float[] probability =
                    result.probabilities().get(labels.indexOf(label)).data();
            Path mask = missed.threshold() == null ? null : Path.of(stem + "_sensitive_" + label + ".nii.gz");
            if (mask != null) {
                ImageFiles.writeLabels(
                        above(probability, missed.threshold(), result.labels().grid()), mask);
            }
            promises.put(label, promise(label, missed, mask, range(label, result, probability)));
        }
        return promises;
    }

    private static LabelMap above(float[] probability, double threshold, Grid grid) {
        short[] mask = new short[probability.length];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (short) (probability[v] >= threshold ? 1 : 0);
        }
        return new LabelMap(grid, mask);
    }

    private VolumeInterval.Bounds range(int label, Prediction result, float[] probability) {
        double voxelMl = result.labels().grid().voxelVolume() / 1000;
        long voxels = 0;
        for (short value : result.labels().data()) {
            voxels += (value & 0xFFFF) == label ? 1 : 0;
        }
        double predicted = voxels * voxelMl;
        double scale = VolumeInterval.scale(probability, voxelMl);
        return calibration.volumes().stream()
                .filter(r -> r.label() == label && r.factor() != null)
                .map(r -> new VolumeInterval(r.alpha(), r.cases(), r.factor()).of(predicted, scale))
                .findFirst()
                .orElse(null);
    }

    private Promise promise(int label, ModelCalibration.MissedVoxels missed, Path mask, VolumeInterval.Bounds bounds) {
        String name = bundle.card().network().labels().get(label);
        double percent = 100 * missed.alpha();
        String first = mask == null
                ? name + ": too few calibration cases to bound what is missed"
                : String.format(
                        Locale.ROOT,
                        "%s: on cases like the %d it was calibrated on, %s misses at most %.0f %% of the voxels on"
                                + " average",
                        name,
                        missed.cases(),
                        mask.getFileName(),
                        percent);
        String second = bounds == null
                ? "no interval of the volume."
                : String.format(
                        Locale.ROOT,
                        "the true volume is %.2f to %.2f ml in %.0f %% of such cases.",
                        bounds.low(),
                        bounds.high(),
                        100 - percent);
        return new Promise(
                name,
                missed.alpha(),
                missed.threshold(),
                mask == null ? null : mask.toString(),
                bounds == null ? null : bounds.low(),
                bounds == null ? null : bounds.high(),
                first + "; " + second);
    }
}
