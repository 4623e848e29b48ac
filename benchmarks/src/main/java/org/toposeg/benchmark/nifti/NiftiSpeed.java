package org.toposeg.benchmark.nifti;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.nifti.NiftiReader;
import org.toposeg.io.nifti.NiftiWriter;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/**
 * {@code generate FOLDER} writes an image of 16-bit values with some noise, which packs to about half, and a label map;
 * {@code read FOLDER} times reading and prints a line each. {@code nifti/compare.sh} runs it in turn with the peer.
 */
public final class NiftiSpeed {

    private static final int ROUNDS = 6;

    private NiftiSpeed() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "generate" -> generate(folder);
            case "read" -> {
                time("image.nii.gz read", () -> ImageFiles.read(folder.resolve("image.nii.gz")));
                time("image.nii read", () -> ImageFiles.read(folder.resolve("image.nii")));
                time("labels.nii.gz read", () -> NiftiReader.readLabels(folder.resolve("labels.nii.gz")));
            }
            default -> throw new IllegalArgumentException("generate or read, got " + arguments[0]);
        }
    }

    private interface Work {
        Object run();
    }

    private static void time(String what, Work work) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        double first = seconds.removeFirst();
        seconds.sort(null);
        System.out.printf("toposeg %s: median %.3f s, first %.3f s%n", what, seconds.get(seconds.size() / 2), first);
    }

    private static void generate(Path folder) {
        Grid grid = Grid.of(new Size(512, 512, 200), new Vec3(0.7, 0.7, 1.5));
        Volume image = Volume.zeros(grid);
        LabelMap labels = LabelMap.zeros(grid);
        Random random = new Random(1);
        int x = grid.size().x();
        int y = grid.size().y();
        for (int v = 0; v < image.data().length; v++) {
            double wave = Math.sin(v % x / 40.0) * Math.cos(v / x % y / 50.0) + Math.sin(v / x / y / 20.0);
            image.data()[v] = Math.round(400 * wave) + random.nextInt(32);
            labels.data()[v] = (short) (wave > 1.2 ? 2 : wave > 0.8 ? 1 : 0);
        }
        NiftiWriter.write(List.of(image), false, folder.resolve("image.nii.gz"));
        NiftiWriter.write(List.of(image), false, folder.resolve("image.nii"));
        NiftiWriter.write(labels, folder.resolve("labels.nii.gz"));
    }
}
