package org.toposeg.benchmark.fairness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.toposeg.io.ImageFiles;
import org.toposeg.statistics.SampleStatistics;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;

/**
 * A stand-in for a model, to see a fairness report on real people's data: where FLAIR, averaged over 5×5 pixels, is brighter
 * than the head's mean plus one and a half standard deviations, and the head's border is 9 pixels or more away, the voxel is
 * called abnormal. It knows nothing of anatomy; its report tests the reporting.
 */
public final class ThresholdedFlair {

    private static final double DEVIATIONS = 1.5;
    private static final int SMOOTHING = 2;
    private static final int MARGIN = 9;

    private ThresholdedFlair() {}

    /** @param arguments the folder with {@code images} and {@code labels}, and the table to write */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> lines = new ArrayList<>(List.of("case,dice,iou"));
        try (Stream<Path> images = Files.list(folder.resolve("images"))) {
            for (Path image : images.sorted().toList()) {
                lines.add(line(
                        image,
                        folder.resolve("labels").resolve(image.getFileName().toString())));
            }
        }
        Files.write(Path.of(arguments[1]), lines);
    }

    private static String line(Path image, Path label) {
        Volume flair = ImageFiles.read(image).channels().getFirst();
        boolean[] prediction = segment(flair.data(), flair.grid().size());
        float[] mask = ImageFiles.read(label).channels().getFirst().data();
        long both = 0;
        long sizes = 0;
        for (int v = 0; v < mask.length; v++) {
            boolean wanted = mask[v] > 0;
            sizes += (prediction[v] ? 1 : 0) + (wanted ? 1 : 0);
            both += prediction[v] && wanted ? 1 : 0;
        }
        String name = image.getFileName().toString().replace(".nii.gz", "");
        double dice = 2.0 * both / sizes;
        return String.format(Locale.ROOT, "%s,%.6f,%.6f", name, dice, dice / (2 - dice));
    }

    private static boolean[] segment(float[] flair, Size size) {
        double mean = IntStream.range(0, flair.length)
                .mapToDouble(v -> flair[v])
                .filter(f -> f > 0)
                .average()
                .orElse(0);
        float[] outside = new float[flair.length];
        for (int v = 0; v < flair.length; v++) {
            outside[v] = flair[v] > 0.3 * mean ? 0 : 1;
        }
        boolean[] inside = new boolean[flair.length];
        IntStream.range(0, flair.length).parallel().forEach(v -> inside[v] = sum(outside, size, v, MARGIN) == 0);
        double threshold = threshold(flair, inside);
        boolean[] found = new boolean[flair.length];
        double window = (2 * SMOOTHING + 1) * (2 * SMOOTHING + 1);
        for (int v = 0; v < flair.length; v++) {
            found[v] = inside[v] && sum(flair, size, v, SMOOTHING) / window > threshold;
        }
        return found;
    }

    /** Over a square in the plane; the image's edge counts as black. */
    private static double sum(float[] values, Size size, int v, int radius) {
        int x = v % size.x();
        int y = v / size.x() % size.y();
        int plane = v - x - y * size.x();
        double sum = 0;
        for (int j = Math.max(0, y - radius); j <= Math.min(size.y() - 1, y + radius); j++) {
            for (int i = Math.max(0, x - radius); i <= Math.min(size.x() - 1, x + radius); i++) {
                sum += values[plane + j * size.x() + i];
            }
        }
        return sum;
    }

    private static double threshold(float[] flair, boolean[] inside) {
        double[] values = IntStream.range(0, flair.length)
                .filter(v -> inside[v])
                .mapToDouble(v -> flair[v])
                .toArray();
        return SampleStatistics.mean(values) + DEVIATIONS * SampleStatistics.standardDeviation(values);
    }
}
