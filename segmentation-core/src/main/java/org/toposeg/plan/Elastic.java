package org.toposeg.plan;

/**
 * Random elastic deformation of training patches: displacements at the points of a coarse grid, joined by cubic B-splines
 * (after Ronneberger et al., U-Net, 2015, who join them bicubically).
 *
 * @param probability of deforming a patch, 0 to 1
 * @param grid distance between the points in mm
 * @param greatest displacement along each axis in mm, at most 0.4 of {@code grid}: below 1/2.48 of it no tissue is folded
 *     over (Choi and Lee, Injectivity conditions of 2D and 3D uniform cubic B-spline functions, 2000)
 */
public record Elastic(double probability, double grid, double greatest) {

    private static final double INJECTIVE = 0.4;

    public Elastic {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("the probability of elastic must be 0 to 1, got " + probability);
        }
        if (!(grid > 0 && greatest >= 0 && greatest <= INJECTIVE * grid)) {
            throw new IllegalArgumentException("greatest of elastic must be 0 to 0.4 of its grid, got " + greatest
                    + " mm and " + grid + " mm; more would fold tissue over.");
        }
    }
}
