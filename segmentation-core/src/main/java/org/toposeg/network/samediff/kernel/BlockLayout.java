package org.toposeg.network.samediff.kernel;

import java.nio.FloatBuffer;

/**
 * Depth to space and back for one sample: row o·S + s of a matrix (O·S × space) holds element s of each voxel's block in
 * channel o of the finer image, where S is the number of elements of a block.
 */
public final class BlockLayout {

    private final int[] in;
    private final int[] stride;

    /**
     * @param shape of the coarse image, N×C×space
     * @param stride block sizes, z first
     */
    public BlockLayout(long[] shape, int[] stride) {
        this.in = three(shape, 2);
        this.stride = stride.length == 3 ? stride : new int[] {1, stride[0], stride[1]};
    }

    private static int[] three(long[] shape, int from) {
        int z = shape.length - from == 3 ? (int) shape[from] : 1;
        return new int[] {z, (int) shape[shape.length - 2], (int) shape[shape.length - 1]};
    }

    public int space() {
        return in[0] * in[1] * in[2];
    }

    private int block() {
        return stride[0] * stride[1] * stride[2];
    }

    public void scatter(FloatBuffer rows, FloatBuffer image, int sample, float[] bias) {
        int fine = space() * block();
        Floats.parallel(bias.length * in[0], task -> {
            int o = task / in[0];
            int z = task % in[0];
            float[] source = new float[in[2]];
            float[] line = new float[in[2] * stride[2]];
            forEachLine(z, (row, coarse, fineLine) -> {
                for (int c = 0; c < stride[2]; c++) {
                    rows.get((o * block() + row + c) * space() + coarse, source, 0, in[2]);
                    for (int x = 0; x < source.length; x++) {
                        line[x * stride[2] + c] = source[x] + bias[o];
                    }
                }
                image.put((sample * bias.length + o) * fine + fineLine, line, 0, line.length);
            });
        });
    }

    /** The inverse of {@link #scatter}; adds the sum of each channel to {@code sums}. */
    public void gather(FloatBuffer image, FloatBuffer rows, int sample, double[] sums) {
        int fine = space() * block();
        Floats.parallel(sums.length, o -> {
            float[] target = new float[in[2]];
            float[] line = new float[in[2] * stride[2]];
            for (int z = 0; z < in[0]; z++) {
                forEachLine(z, (row, coarse, fineLine) -> {
                    image.get((sample * sums.length + o) * fine + fineLine, line, 0, line.length);
                    sums[o] += Sums.of(line, line.length);
                    for (int c = 0; c < stride[2]; c++) {
                        for (int x = 0; x < target.length; x++) {
                            target[x] = line[x * stride[2] + c];
                        }
                        rows.put((o * block() + row + c) * space() + coarse, target, 0, in[2]);
                    }
                });
            }
        });
    }

    @FunctionalInterface
    private interface Line {
        /**
         * @param row of the matrix for the line's first element in a block
         * @param coarse start of the line in the coarse image
         * @param fine start of the line in the fine image
         */
        void visit(int row, int coarse, int fine);
    }

    private void forEachLine(int z, Line visitor) {
        int height = in[1] * stride[1];
        int width = in[2] * stride[2];
        for (int y = 0; y < in[1]; y++) {
            for (int a = 0; a < stride[0]; a++) {
                for (int b = 0; b < stride[1]; b++) {
                    int fine = ((z * stride[0] + a) * height + y * stride[1] + b) * width;
                    visitor.visit((a * stride[1] + b) * stride[2], (z * in[1] + y) * in[2], fine);
                }
            }
        }
    }
}
