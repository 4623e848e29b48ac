package org.toposeg.loss.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Parallel;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.barcode.Feature;
import org.toposeg.topology.barcode.Filtration;
import org.toposeg.topology.homology.CubicalPersistence;
import org.toposeg.volume.Size;

/**
 * The topological loss as Hu's published code has it, on logits of images: in each square patch the n most persistent components
 * of the sigmoid are to fix, with n the number of mortal components of the target, except those that are already perfect; the
 * others are to remove if their persistence is large enough. The sum over their critical pixels of (x − R)² with x the
 * <em>logit</em>, R = 0 at births and 1 at deaths of those to fix, and R the partner's probability for those to remove. The mean
 * over samples and classes is taken.
 *
 * @param patch width and height of a patch
 * @param least persistence of what is removed
 * @param perfect persistence above which nothing is to fix
 */
record CriticalPoints(boolean background, int patch, double least, double perfect) implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        if (s.depth() > 1) {
            throw new IllegalArgumentException("option form=hu of loss topoloss is for images; take form=wasserstein.");
        }
        int first = BatchMasks.firstClass(s, background);
        int classes = s.channels() - first;
        int rows = s.batch() * classes;
        return Parallel.sum(rows, row -> {
            int offset = s.offset(row / classes, first + row % classes);
            double[] wanted = wanted(batch, row / classes, offset);
            double factor = batch.weight(row / classes) / rows;
            double sum = 0;
            for (int v = 0; v < wanted.length; v++) {
                if (!Double.isNaN(wanted[v])) {
                    double error = batch.prediction()[offset + v] - wanted[v];
                    sum += error * error;
                    if (gradient != null) {
                        gradient[offset + v] += (float) (2 * factor * error);
                    }
                }
            }
            return factor * sum;
        });
    }

    /** R of each critical pixel, NaN for all others. */
    private double[] wanted(LossBatch batch, int n, int offset) {
        Shape s = batch.shape();
        double[] wanted = new double[s.voxels()];
        Arrays.fill(wanted, Double.NaN);
        for (int y = 0; y < s.height(); y += patch) {
            for (int x = 0; x < s.width(); x += patch) {
                Window window = new Window(x, y, Math.min(patch, s.width() - x), Math.min(patch, s.height() - y));
                mark(window, batch, n, offset, wanted);
            }
        }
        return wanted;
    }

    private void mark(Window window, LossBatch batch, int n, int offset, double[] wanted) {
        int width = batch.shape().width();
        float[] target = new float[window.width() * window.height()];
        float[] likelihood = new float[target.length];
        for (int v = 0; v < target.length; v++) {
            int at = window.at(v, width);
            boolean ignored = batch.isIgnored(n, at);
            target[v] = ignored ? 0 : batch.target()[offset + at];
            likelihood[v] = ignored ? 0 : (float) (1 / (1 + Math.exp(-batch.prediction()[offset + at])));
        }
        // The published code hands rows to a library that takes columns: patches that are not square are read askew.
        Size size = new Size(window.height(), window.width(), 1);
        CubicalPersistence reference = persistence(target, size);
        List<Feature> components = mortal(persistence(likelihood, size));
        boolean unlike = reference.barcodes().stream()
                .anyMatch(b -> b.features().stream().anyMatch(f -> !f.isEssential()));
        if (unlike && !components.isEmpty()) {
            mark(window, width, components, mortal(reference).size(), wanted);
        }
    }

    private void mark(Window window, int width, List<Feature> components, int count, double[] wanted) {
        components.sort(Comparator.comparingDouble(f -> -persistence(f)));
        for (int i = 0; i < Math.min(count, components.size()); i++) {
            Feature f = components.get(i);
            if (persistence(f) <= perfect) {
                wanted[window.at(f.birthVoxel(), width)] = 0;
                wanted[window.at(f.deathVoxel(), width)] = 1;
            }
        }
        for (int i = count; i < components.size(); i++) {
            Feature f = components.get(i);
            if (persistence(f) > least) {
                wanted[window.at(f.birthVoxel(), width)] = f.death();
                wanted[window.at(f.deathVoxel(), width)] = f.birth();
            }
        }
    }

    private static double persistence(Feature f) {
        return (double) f.birth() - f.death();
    }

    private static CubicalPersistence persistence(float[] image, Size size) {
        return CubicalPersistence.of(image, size, Filtration.SUPERLEVEL, Construction.T);
    }

    private static List<Feature> mortal(CubicalPersistence persistence) {
        List<Feature> mortal = new ArrayList<>(persistence.barcode(0).features());
        mortal.removeIf(Feature::isEssential);
        return mortal;
    }

    private record Window(int x, int y, int width, int height) {

        /** Where a pixel of the window is in an image of that width. */
        int at(int v, int imageWidth) {
            return (y + v / width) * imageWidth + x + v % width;
        }
    }
}
