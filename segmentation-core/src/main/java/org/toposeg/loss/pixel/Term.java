package org.toposeg.loss.pixel;

import java.util.Arrays;

/** A loss of single voxels. */
@FunctionalInterface
public interface Term {

    /** Fills value and slope of a block from its probabilities and target. */
    void evaluate(VoxelBlock block);

    /**
     * The sum over classes of {@code t_c f(p_c)}.
     *
     * @param f value and slope by log p
     */
    static Term sum(ClassTerm f) {
        return block -> {
            Arrays.fill(block.value, 0, block.length, 0);
            for (int c = 0; c < block.classes(); c++) {
                f.add(c, block);
            }
        };
    }

    /** What a class adds to the value of each voxel of a block; it sets the class's slope. */
    @FunctionalInterface
    interface ClassTerm {
        void add(int c, VoxelBlock block);
    }
}
