package org.toposeg.loss.persistence;

import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.ClassChannels;
import org.toposeg.loss.base.Parallel;
import org.toposeg.topology.barcode.Barcode;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.topology.homology.CubicalPersistence;
import org.toposeg.volume.Size;

/**
 * The squared Wasserstein distance of the persistence diagrams of prediction and target, summed over dimensions; the mean over
 * samples, classes and filtrations. Features that never die are left out.
 *
 * @param background whether channel 0 counts beside others
 */
record WassersteinTopology(boolean background, List<Filtration> filtrations, Construction construction)
        implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        int first = BatchMasks.firstClass(batch.shape(), background);
        ClassChannels p = ClassChannels.of(batch, batch.prediction(), first);
        ClassChannels t = ClassChannels.of(batch, batch.target(), first);
        double scale = 1.0 / (p.rows() * filtrations.size());
        return Parallel.sum(p.rows(), row -> {
            float[] image = image(p, row);
            float[] target = image(t, row);
            double[] slopes = gradient == null ? null : new double[image.length];
            double value = 0;
            for (Filtration filtration : filtrations) {
                value += distance(image, target, batch.shape(), filtration, slopes);
            }
            double factor = scale * batch.weight(p.sample(row));
            for (int v = 0, at = p.offset(row); gradient != null && v < slopes.length; v++) {
                gradient[at + v] += batch.isIgnored(p.sample(row), v) ? 0 : (float) (factor * slopes[v]);
            }
            return factor * value;
        });
    }

    private static float[] image(ClassChannels channels, int row) {
        float[] image = new float[channels.shape().voxels()];
        System.arraycopy(channels.values(), channels.start(row), image, 0, image.length);
        return image;
    }

    private double distance(float[] image, float[] target, Shape shape, Filtration filtration, double[] slopes) {
        Size size = BatchMasks.size(shape);
        CubicalPersistence of = CubicalPersistence.of(image, size, filtration, construction);
        CubicalPersistence with = CubicalPersistence.of(target, size, filtration, construction);
        double value = 0;
        for (int k = 0; k < of.barcodes().size(); k++) {
            value += distance(mortal(of.barcode(k)), mortal(with.barcode(k)), slopes);
        }
        return value;
    }

    private static List<Feature> mortal(Barcode barcode) {
        return barcode.features().stream().filter(f -> !f.isEssential()).toList();
    }

    private static double distance(List<Feature> points, List<Feature> others, double[] slopes) {
        int[] match = DiagramMatching.match(births(points), deaths(points), births(others), deaths(others));
        boolean[] taken = new boolean[others.size()];
        double value = 0;
        for (int i = 0; i < match.length; i++) {
            Feature f = points.get(i);
            boolean diagonal = match[i] == DiagramMatching.DIAGONAL;
            double middle = ((double) f.birth() + f.death()) / 2;
            double byBirth =
                    f.birth() - (diagonal ? middle : others.get(match[i]).birth());
            double byDeath =
                    f.death() - (diagonal ? middle : others.get(match[i]).death());
            value += byBirth * byBirth + byDeath * byDeath;
            if (!diagonal) {
                taken[match[i]] = true;
            }
            if (slopes != null) {
                slopes[f.birthVoxel()] += 2 * byBirth;
                slopes[f.deathVoxel()] += 2 * byDeath;
            }
        }
        for (int j = 0; j < taken.length; j++) {
            double persistence = (double) others.get(j).death() - others.get(j).birth();
            value += taken[j] ? 0 : persistence * persistence / 2;
        }
        return value;
    }

    private static double[] births(List<Feature> features) {
        return features.stream().mapToDouble(Feature::birth).toArray();
    }

    private static double[] deaths(List<Feature> features) {
        return features.stream().mapToDouble(Feature::death).toArray();
    }
}
