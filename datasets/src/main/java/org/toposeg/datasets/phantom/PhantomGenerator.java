package org.toposeg.datasets.phantom;

import java.util.Random;
import org.toposeg.datasets.shape.TaperedTube;
import org.toposeg.datasets.shape.VoxelBox;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/**
 * Makes phantoms: a tree of vessels that branch and get thinner, blobs, a shading of the coil, partial volume at every
 * boundary, and noise. One seed always gives the same phantom.
 */
public final class PhantomGenerator {

    private static final int GENERATIONS = 5;
    private static final int BLOBS = 3;
    private static final double MIN_RADIUS = 1.1;
    private static final double THINNING = 0.79;
    private static final double SHORTENING = 0.86;
    private static final double BACKGROUND = 300;
    private static final double VESSEL = 190;
    private static final double BLOB = 110;
    private static final double NOISE = 32;
    private static final double SHADING = 60;

    private final Random random;
    private final Grid grid;
    private final Size size;
    private final LabelMap truth;
    private final float[] vessel;
    private final float[] blob;

    private PhantomGenerator(long seed, Grid grid) {
        this.random = new Random(seed);
        this.grid = grid;
        this.size = grid.size();
        this.truth = LabelMap.zeros(grid);
        this.vessel = new float[size.voxels()];
        this.blob = new float[size.voxels()];
    }

    /** @param edge voxels along each axis; 64 to 128 look right */
    public static Phantom generate(long seed, int edge) {
        double mm = 0.8;
        Grid grid = Grid.of(new Size(edge, edge, edge), new Vec3(mm, mm, mm));
        PhantomGenerator generator = new PhantomGenerator(seed, grid);
        return generator.generate(edge / 96.0);
    }

    private Phantom generate(double scale) {
        for (int b = 0; b < BLOBS; b++) {
            addBlob(scale);
        }
        double middle = size.x() / 2.0;
        Vec3 root = new Vec3(middle + jitter(6 * scale), middle + jitter(6 * scale), 3 * scale);
        Vec3 up = new Vec3(jitter(0.15), jitter(0.15), 1).normalized();
        grow(root, up, (4 + jitter(0.5)) * scale, (19 + jitter(3)) * scale, GENERATIONS);
        return new Phantom(new Volume(grid, intensities()), truth);
    }

    private void grow(Vec3 from, Vec3 direction, double radius, double length, int generations) {
        Vec3 to = from.plus(direction.times(length));
        double thick = Math.max(radius, MIN_RADIUS);
        double thin = Math.max(radius * THINNING, MIN_RADIUS);
        addSegment(from, to, thick, thin);
        if (generations == 0) {
            return;
        }
        Vec3 side = direction
                .cross(new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()))
                .normalized();
        for (int sign = -1; sign <= 1; sign += 2) {
            Vec3 turned =
                    direction.plus(side.times(sign * (0.65 + jitter(0.2)))).normalized();
            grow(to, turned, thin, length * (SHORTENING + jitter(0.1)), generations - 1);
        }
    }

    /** A tapering tube with round ends; voxels at its boundary are filled in part. */
    private void addSegment(Vec3 from, Vec3 to, double startRadius, double endRadius) {
        TaperedTube tube = new TaperedTube(from, to, startRadius, endRadius);
        VoxelBox.around(size, from, to, cube(startRadius + 1))
                .forEach((i, j, k, v) -> fill(vessel, v, tube.depth(new Vec3(i, j, k)), 1));
    }

    private void addBlob(double scale) {
        Vec3 centre = new Vec3(inner(0), inner(1), inner(2));
        Vec3 radii = new Vec3(blobRadius(scale), blobRadius(scale), blobRadius(scale));
        double reach = Math.max(radii.x(), Math.max(radii.y(), radii.z())) + 1;
        double mean = (radii.x() + radii.y() + radii.z()) / 3;
        VoxelBox.around(size, centre, centre, cube(reach)).forEach((i, j, k, v) -> {
            Vec3 p = new Vec3(i, j, k).minus(centre);
            double r = new Vec3(p.x() / radii.x(), p.y() / radii.y(), p.z() / radii.z()).length();
            fill(blob, v, (1 - r) * mean, 2);
        });
    }

    private void fill(float[] occupancy, int v, double depth, int label) {
        occupancy[v] = Math.max(occupancy[v], (float) Math.clamp(0.5 + depth, 0, 1));
        if (depth >= 0 && truth.label(v) != 1) {
            truth.data()[v] = (short) label;
        }
    }

    private float[] intensities() {
        Vec3 shade = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalized();
        float[] data = new float[size.voxels()];
        VoxelBox.whole(size).forEach((i, j, k, v) -> {
            Vec3 p = new Vec3((double) i / size.x() - 0.5, (double) j / size.y() - 0.5, (double) k / size.z() - 0.5);
            double tissue = BACKGROUND + SHADING * (2 * shade.dot(p) - 2 * p.dot(p));
            double contrast = Math.max(VESSEL * vessel[v], BLOB * blob[v]);
            data[v] = (float) (tissue + contrast + NOISE * random.nextGaussian());
        });
        return data;
    }

    private double blobRadius(double scale) {
        return (6 + 6 * random.nextDouble()) * scale;
    }

    private double inner(int axis) {
        return size.get(axis) * (0.2 + 0.6 * random.nextDouble());
    }

    private double jitter(double range) {
        return range * (2 * random.nextDouble() - 1);
    }

    private static Vec3 cube(double edge) {
        return new Vec3(edge, edge, edge);
    }
}
