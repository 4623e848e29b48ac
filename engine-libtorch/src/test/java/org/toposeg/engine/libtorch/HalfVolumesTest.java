package org.toposeg.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Halves beside libtorch's own convolution of the whole volume: values and gradients. */
class HalfVolumesTest {

    private static final float ROUNDING = 1e-4f;

    @ParameterizedTest
    @CsvSource({"8,3,1", "8,3,2", "6,3,2", "7,3,1", "8,1,1", "8,5,1", "9,3,2"})
    void give_the_convolution_of_the_whole_volume(int slices, int kernel, int stride) {
        try (PointerScope ignored = new PointerScope()) {
            int[] kernels = {kernel, 3, 1};
            int[] strides = {stride, 2, 1};
            Leaves halves = new Leaves(new long[] {4, 3, kernel, 3, 1}, slices, 4);
            Leaves whole = halves.copy();
            Tensor a = HalfVolumes.convolution(halves.x, halves.weight, halves.bias(), kernels, strides);
            Tensor b = torch.conv3d(
                    whole.x,
                    whole.weight,
                    whole.bias(),
                    new long[] {stride, 2, 1},
                    new long[] {kernel / 2, 1, 0},
                    TorchGraph.ones(3),
                    1);
            assertSame(a, b, halves, whole);
        }
    }

    @ParameterizedTest
    @CsvSource({"8,2", "4,1", "5,2"})
    void give_the_transposed_convolution_of_the_whole_volume(int slices, int stride) {
        try (PointerScope ignored = new PointerScope()) {
            int[] strides = {stride, 2, 2};
            Leaves halves = new Leaves(new long[] {3, 4, stride, 2, 2}, slices, 4);
            Leaves whole = halves.copy();
            Tensor a = HalfVolumes.upConvolution(halves.x, halves.weight, halves.bias(), strides);
            Tensor b = torch.conv_transpose3d(
                    whole.x,
                    whole.weight,
                    whole.bias(),
                    TorchGraph.longs(strides),
                    new long[3],
                    new long[3],
                    1,
                    TorchGraph.ones(3));
            assertSame(a, b, halves, whole);
        }
    }

    private static void assertSame(Tensor a, Tensor b, Leaves halves, Leaves whole) {
        assertThat(TorchTensors.shape(a)).containsExactly(TorchTensors.shape(b));
        assertThat(TorchTensors.read(a)).containsExactly(TorchTensors.read(b), within(ROUNDING));
        Tensor gradient = torch.randn_like(b);
        a.mul(gradient).sum().backward();
        b.mul(gradient).sum().backward();
        assertClose(halves.x, whole.x);
        assertClose(halves.weight, whole.weight);
        assertClose(halves.shift, whole.shift);
    }

    private static void assertClose(Tensor a, Tensor b) {
        assertThat(TorchTensors.read(a.grad())).containsExactly(TorchTensors.read(b.grad()), within(ROUNDING * 10));
    }

    /** Volume, weights and bias that gradients are asked for. */
    private record Leaves(Tensor x, Tensor weight, Tensor shift) {

        Leaves(long[] weight, int slices, int outputs) {
            this(torch.randn(1, 3, slices, 6, 5), torch.randn(weight), torch.randn(outputs));
            requireGradients();
        }

        Leaves copy() {
            Leaves copy = new Leaves(
                    x.detach().clone(), weight.detach().clone(), shift.detach().clone());
            copy.requireGradients();
            return copy;
        }

        private void requireGradients() {
            x.set_requires_grad(true);
            weight.set_requires_grad(true);
            shift.set_requires_grad(true);
        }

        TensorOptional bias() {
            return new TensorOptional(shift);
        }
    }
}
