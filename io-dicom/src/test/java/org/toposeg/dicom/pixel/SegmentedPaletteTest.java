package org.toposeg.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.VR;

/** Segments by their definition in PS3.3, C.7.9.2. */
class SegmentedPaletteTest {

    @Test
    void follows_values_lines_and_repetitions() {
        // Three values, then 4 steps up to 0x0800, then the first segment again (at byte 0, one segment).
        Element segments = words(0, 3, 0x0100, 0x0200, 0x0400, 1, 4, 0x0800, 2, 1, 0, 0);

        assertThat(SegmentedPalette.levels(segments, 10, 16)).containsExactly(1, 2, 4, 5, 6, 7, 8, 1, 2, 4);
    }

    @Test
    void reads_segments_of_bytes() {
        Element segments =
                Element.of(Tag.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA, VR.OW, new byte[] {0, 1, 10, 1, 2, 20});

        assertThat(SegmentedPalette.levels(segments, 3, 8)).containsExactly(10, 15, 20);
    }

    @Test
    void refuses_segments_that_refer_in_circles_or_give_too_little() {
        assertThatThrownBy(() -> SegmentedPalette.levels(words(0, 1, 5, 2, 2, 0, 0), 9, 16))
                .isInstanceOf(DicomException.class);
        assertThatThrownBy(() -> SegmentedPalette.levels(words(0, 1, 5), 2, 16))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("1 of 2 entries");
        assertThatThrownBy(() -> SegmentedPalette.levels(words(7, 1, 5), 2, 16))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("unknown kind 7");
    }

    private static Element words(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return Element.of(Tag.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA, VR.OW, bytes.array());
    }
}
