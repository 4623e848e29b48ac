package org.toposeg.dicom.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InverseCosineTest {

    /** The definition of the transform (ITU-T T.81, A.3.3), summed as it stands. */
    @Test
    void transforms_as_the_formula_says() {
        int[] block = new int[64];
        for (int i = 0; i < 64; i++) {
            block[i] = (i * 37 + 11) % 101 - 50;
        }
        double[] samples = InverseCosine.transform(block);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                double sum = 0;
                for (int v = 0; v < 8; v++) {
                    for (int u = 0; u < 8; u++) {
                        double scale = (u == 0 ? Math.sqrt(0.5) : 1) * (v == 0 ? Math.sqrt(0.5) : 1) / 4;
                        sum += scale
                                * block[8 * v + u]
                                * Math.cos((2 * x + 1) * u * Math.PI / 16)
                                * Math.cos((2 * y + 1) * v * Math.PI / 16);
                    }
                }
                assertThat(samples[8 * y + x]).isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-9));
            }
        }
    }
}
