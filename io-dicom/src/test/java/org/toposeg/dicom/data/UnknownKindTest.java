package org.toposeg.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Values whose kind the writer did not know (UN), PS3.5 6.2.2. */
class UnknownKindTest {

    private static double[] numbers(int tag, byte... value) {
        return new DataSet().put(Element.of(tag, VR.UN, value)).numbers(tag);
    }

    @Test
    void numbers_of_a_known_tag_are_read_by_the_dictionary() {
        byte[] text = "1.0000000e-6\\2 ".getBytes(StandardCharsets.US_ASCII);
        assertThat(numbers(Tag.forKeyword("DoseGridScaling"), text)).containsExactly(1e-6, 2);
        assertThat(numbers(Tag.forKeyword("Rows"), (byte) 0x02, (byte) 0x01)).containsExactly(0x102);
    }

    @Test
    void a_private_value_offers_no_numbers() {
        assertThat(numbers(0x00091010, (byte) '1', (byte) '2')).isEmpty();
    }

    @Test
    void bytes_stay_bytes() {
        assertThat(numbers(Tag.forKeyword("EncapsulatedDocument"), (byte) 1, (byte) 2))
                .isEmpty();
    }
}
