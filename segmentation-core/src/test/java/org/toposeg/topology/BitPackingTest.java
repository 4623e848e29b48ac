package org.toposeg.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BitPackingTest {

    /** Bit by bit, from every place in a word on and of every length around those of a word. */
    @Test
    void sets_the_bits_of_its_row_and_touches_no_other_word() {
        Random random = new Random(4);
        for (int at = 0; at < 130; at++) {
            for (int count = 0; count < 140; count++) {
                byte[] mask = new byte[count + 3];
                random.nextBytes(mask);
                for (int i = 0; i < mask.length; i++) {
                    mask[i] = random.nextBoolean() ? 0 : mask[i];
                }
                int words = (at + count + 63) / 64;
                long[] bits = new long[Math.max(1, words)];

                BitPacking.pack(mask, 3, count, bits, at);

                for (int b = 0; b < 64 * bits.length; b++) {
                    boolean set = b >= at && b < at + count && mask[3 + b - at] != 0;
                    assertThat((bits[b / 64] >>> b % 64 & 1) == 1)
                            .as(at + " " + count + " " + b)
                            .isEqualTo(set);
                }
            }
        }
    }
}
