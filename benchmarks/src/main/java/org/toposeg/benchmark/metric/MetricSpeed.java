package org.toposeg.benchmark.metric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.toposeg.metric.CaseScores;
import org.toposeg.metric.Evaluation;
import org.toposeg.metric.Metrics;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * {@code FOLDER NAME}: HD95, ASSD and NSD (1 mm) of {@code NAME-p.u8} and {@code NAME-r.u8}, masks of 256³ bytes with a
 * spacing of 0.9 × 0.9 × 1.5 mm; prints who, name, median and first milliseconds and the three values with tab stops.
 * {@code metric/compare.sh} runs it in turn with the peer.
 */
public final class MetricSpeed {

    private static final int EDGE = 256;
    private static final int CALLS = 9;

    private MetricSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String name = arguments[1];
        Grid grid = Grid.of(new Size(EDGE, EDGE, EDGE), new Vec3(0.9, 0.9, 1.5));
        LabelMap prediction = read(folder.resolve(name + "-p.u8"), grid);
        LabelMap reference = read(folder.resolve(name + "-r.u8"), grid);
        Evaluation evaluation = new Evaluation(Metrics.named(List.of("hd95", "assd", "nsd")), Map.of(), true);
        double[] milliseconds = new double[CALLS];
        CaseScores scores = null;
        for (int call = 0; call < CALLS; call++) {
            long start = System.nanoTime();
            scores = evaluation.of(prediction, reference, List.of(1));
            milliseconds[call] = (System.nanoTime() - start) / 1e6;
        }
        double first = milliseconds[0];
        Arrays.sort(milliseconds);
        Map<String, Double> values = scores.labels().get(1).numbers();
        System.out.printf(
                Locale.ROOT,
                "toposeg\t%s\t%.0f\t%.0f\t%.6f\t%.6f\t%.6f%n",
                name,
                milliseconds[CALLS / 2],
                first,
                values.get("hd95"),
                values.get("assd"),
                values.get("nsd"));
    }

    private static LabelMap read(Path file, Grid grid) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        short[] labels = new short[bytes.length];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = bytes[v];
        }
        return new LabelMap(grid, labels);
    }
}
