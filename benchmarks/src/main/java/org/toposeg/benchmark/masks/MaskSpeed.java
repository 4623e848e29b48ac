package org.toposeg.benchmark.masks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.topology.skeleton.Skeleton;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * {@code TASK FILE}: times one task on a mask of one byte for each voxel, whose size stands in the file's name
 * ({@code NAME_XxYxZ.u8}), and prints one line with tab stops: who, task, file, median and first milliseconds, peak MB
 * of the process, and a number by which results are compared. {@code masks/compare.sh} runs it in turn with the peer.
 */
public final class MaskSpeed {

    private static final Pattern SIZE = Pattern.compile("_(\\d+)x(\\d+)x(\\d+)\\.u8");
    private static final int CALLS = 15;
    private static final long WARM = 2_000_000_000L;

    private MaskSpeed() {}

    private interface Work {
        double result();
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        byte[] mask = Files.readAllBytes(file);
        Size size = size(file.getFileName().toString());
        List<Double> milliseconds = new ArrayList<>();
        Work work = work(arguments[0], mask, size);
        double result = 0;
        long begin = System.nanoTime();
        // The first calls are interpreted and compiled: the median is of the last ones.
        while (milliseconds.size() < CALLS || System.nanoTime() - begin < WARM) {
            long start = System.nanoTime();
            result = work.result();
            milliseconds.add((System.nanoTime() - start) / 1e6);
        }
        double first = milliseconds.getFirst();
        List<Double> warm = new ArrayList<>(milliseconds.subList(milliseconds.size() - 9, milliseconds.size()));
        warm.sort(null);
        String who = "toposeg" + Runtime.getRuntime().availableProcessors();
        System.out.printf(
                Locale.ROOT,
                "%s\t%s\t%s\t%.2f\t%.2f\t%.0f\t%.6g%n",
                who,
                arguments[0],
                file.getFileName(),
                warm.get(warm.size() / 2),
                first,
                peakMegabytes(),
                result);
    }

    private static Size size(String name) {
        Matcher m = SIZE.matcher(name);
        if (!m.find()) {
            throw new IllegalArgumentException("the name must end with _XxYxZ.u8, got " + name);
        }
        return new Size(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
    }

    private static Work work(String task, byte[] mask, Size size) {
        return switch (task) {
            case "edt" -> () -> farthest(mask, size, new Vec3(1, 1, 1));
            case "edt-anisotropic" -> () -> farthest(mask, size, new Vec3(1.1, 0.6, 2.5));
            case "label-cross" -> () -> labels(mask, size, Connectivity.cross(size));
            case "label-full" -> () -> labels(mask, size, Connectivity.full(size));
            case "betti" ->
                () -> BettiNumbers.of(mask, size, Connectivity.full(size)).b1();
            case "skeleton" -> () -> count(Skeleton.thin(mask, size));
            default -> throw new IllegalArgumentException("unknown task " + task);
        };
    }

    private static double farthest(byte[] mask, Size size, Vec3 spacing) {
        float[] distance = DistanceTransform.toBackground(mask, size, spacing);
        return distance[mask.length / 2] + distance[mask.length / 3] + distance[mask.length / 5];
    }

    private static double labels(byte[] mask, Size size, Connectivity connectivity) {
        Components components = Components.label(mask, size, connectivity);
        return components.labels()[0] + components.count();
    }

    private static double count(byte[] mask) {
        int count = 0;
        for (byte voxel : mask) {
            count += voxel;
        }
        return count;
    }

    private static double peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
