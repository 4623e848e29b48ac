package org.toposeg.workflow.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.calibrate.CalibrationReport.CaseVolume;
import org.toposeg.calibrate.CalibrationReport.Guarantee;
import org.toposeg.conformal.LossTable;
import org.toposeg.conformal.MissedFraction;
import org.toposeg.conformal.RiskControl;
import org.toposeg.conformal.VolumeInterval;
import org.toposeg.volume.LabelMap;

/** Collects one label's missed fractions and volumes over the measured cases, on the images' own grids. */
final class MeasuredLabel {

    private final int label;
    private final String name;
    private final List<String> cases = new ArrayList<>();
    private final List<double[]> missed = new ArrayList<>();
    private final List<Double> missedByArgmax = new ArrayList<>();
    private final List<double[]> volumes = new ArrayList<>();

    MeasuredLabel(int label, String name) {
        this.label = label;
        this.name = name;
    }

    void add(String id, float[] probability, short[] predicted, LabelMap reference) {
        boolean[] inside = new boolean[predicted.length];
        long found = 0;
        long wanted = 0;
        long both = 0;
        for (int v = 0; v < inside.length; v++) {
            inside[v] = (reference.data()[v] & 0xFFFF) == label;
            boolean here = (predicted[v] & 0xFFFF) == label;
            wanted += inside[v] ? 1 : 0;
            found += here ? 1 : 0;
            both += here && inside[v] ? 1 : 0;
        }
        double voxelMl = reference.grid().voxelVolume() / 1000;
        cases.add(id);
        missed.add(MissedFraction.of(probability, inside));
        missedByArgmax.add(wanted == 0 ? 0 : 1 - (double) both / wanted);
        volumes.add(new double[] {found * voxelMl, wanted * voxelMl, VolumeInterval.scale(probability, voxelMl)});
    }

    /** @param weights of the cases in the order in which they were added */
    Guarantee guarantee(double alpha, double[] weights) {
        LossTable table = new LossTable(MissedFraction.thresholds(), missed.toArray(double[][]::new), 1);
        RiskControl.Result risk = RiskControl.control(table, alpha, weights, 1);
        VolumeInterval interval = interval(alpha, weights);
        return new Guarantee(
                label,
                name,
                cases.size(),
                risk.holds() ? risk.threshold() : null,
                risk.holds() ? risk.meanLoss() : null,
                missedByArgmax.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(Double.NaN),
                interval.holds() ? interval.factor() : null);
    }

    List<CaseVolume> volumes(double alpha, double[] weights) {
        VolumeInterval interval = interval(alpha, weights);
        List<CaseVolume> rows = new ArrayList<>();
        for (int c = 0; c < cases.size(); c++) {
            double[] v = volumes.get(c);
            VolumeInterval.Bounds bounds = interval.holds() ? interval.of(v[0], v[2]) : null;
            rows.add(new CaseVolume(
                    cases.get(c),
                    label,
                    v[0],
                    v[1],
                    v[2],
                    bounds == null ? null : bounds.low(),
                    bounds == null ? null : bounds.high()));
        }
        return rows;
    }

    private VolumeInterval interval(double alpha, double[] weights) {
        return VolumeInterval.fit(column(0), column(1), column(2), alpha, weights, 1);
    }

    private double[] column(int index) {
        return volumes.stream().mapToDouble(v -> v[index]).toArray();
    }
}
