package org.toposeg.benchmark.topology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.topology.homology.CubicalPersistence;
import org.toposeg.volume.Size;

/**
 * Times persistent homology of {@code FOLDER/NAME_pred.f32} in the T-construction, as GUDHI's cubical complex of top cells
 * has it: sublevel sets of 1 - p, the first call and the median of five after five. Arguments: FOLDER NAME...
 */
public final class PersistenceSpeed {
    private static final double NANO = 1e-9;
    private static final int CALLS = 5;

    private PersistenceSpeed() {}

    public static void main(String[] arguments) throws IOException {
        for (String name : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            int[] shape = Arrays.stream(name.substring(name.indexOf('_') + 1).split("x"))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            Size size = new Size(shape[shape.length - 1], shape[shape.length - 2], shape.length == 3 ? shape[0] : 1);
            float[] image = BettiMatchingSpeed.read(Path.of(arguments[0]).resolve(name + "_pred.f32"));
            time(name, image, size);
        }
    }

    private static void time(String name, float[] image, Size size) {
        double[] seconds = new double[2 * CALLS];
        CubicalPersistence persistence = null;
        for (int i = 0; i < seconds.length; i++) {
            long start = System.nanoTime();
            persistence = CubicalPersistence.of(image, size, Filtration.SUPERLEVEL, Construction.T);
            seconds[i] = (System.nanoTime() - start) * NANO;
        }
        double first = seconds[0];
        Arrays.sort(seconds, CALLS, seconds.length);
        String counts = persistence.barcodes().stream()
                .map(barcode -> String.valueOf(barcode.features().size()))
                .collect(Collectors.joining(", "));
        System.out.printf(
                "%s toposeg first %.3f s median %.4f s, intervals [%s]%n",
                name, first, seconds[CALLS + CALLS / 2], counts);
    }
}
