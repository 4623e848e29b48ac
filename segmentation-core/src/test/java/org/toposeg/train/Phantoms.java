package org.toposeg.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** A tiny data set: a bright ball (label 1) and a dark ball (label 2) at random places in noise. */
public final class Phantoms implements CaseSource {

    private final int count;
    private final Size size;

    public Phantoms(int count, Size size) {
        this.count = count;
        this.size = size;
    }

    @Override
    public String name() {
        return "balls";
    }

    @Override
    public List<String> channels() {
        return List.of("MRI");
    }

    @Override
    public Map<Integer, String> labels() {
        return new TreeMap<>(Map.of(0, "background", 1, "bright", 2, "dark"));
    }

    @Override
    public List<String> cases() {
        return IntStream.range(0, count).mapToObj("ball_%02d"::formatted).toList();
    }

    @Override
    public List<Path> files(String id) {
        return List.of();
    }

    @Override
    public Case load(String id) {
        Random random = new Random(id.hashCode());
        Grid grid = Grid.of(size, new Vec3(1, 1, 1));
        Volume image = Volume.zeros(grid);
        LabelMap labels = LabelMap.zeros(grid);
        for (int v = 0; v < image.data().length; v++) {
            image.data()[v] = (float) (100 + 10 * random.nextGaussian());
        }
        for (int label = 1; label <= 2; label++) {
            ball(image, labels, label, random);
        }
        return new Case(id, List.of(image), labels);
    }

    private void ball(Volume image, LabelMap labels, int label, Random random) {
        int x = 4 + random.nextInt(size.x() - 8);
        int y = 4 + random.nextInt(size.y() - 8);
        int z = 4 + random.nextInt(size.z() - 8);
        for (int v = 0; v < image.data().length; v++) {
            int dx = v % size.x() - x;
            int dy = v / size.x() % size.y() - y;
            int dz = v / (size.x() * size.y()) - z;
            if (dx * dx + dy * dy + dz * dz <= 14) {
                image.data()[v] += label == 1 ? 60 : -60;
                labels.data()[v] = (short) label;
            }
        }
    }
}
