package org.toposeg.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;

class ColorTest {

    @Test
    void reads_subsampled_colour_differences_as_two_pixels_with_one_colour() {
        // PS3.3, C.7.6.3.1.2 with 128 for no difference: two luminances, blue difference, red difference.
        byte[] pixels = {10, 20, (byte) 128, (byte) 128, 100, 100, (byte) 128, (byte) 228};
        DataSet data = colour("YBR_FULL_422", 3, 8, pixels).set(Tag.ROWS, 1).set(Tag.COLUMNS, 4);
        PixelData image = PixelData.of(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE));
        float[] red = new float[4];
        float[] green = new float[4];
        float[] blue = new float[4];

        image.channel(0, 0, 1, 0, red, 0);
        image.channel(0, 1, 1, 0, green, 0);
        image.channel(0, 2, 1, 0, blue, 0);

        assertThat(red).containsExactly(new float[] {10, 20, 240, 240}, within(1f));
        assertThat(green).containsExactly(new float[] {10, 20, 29, 29}, within(1f));
        assertThat(blue).containsExactly(new float[] {10, 20, 100, 100}, within(1f));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void looks_palette_colours_up(int bits) {
        // Entry e has red 2e, green 255 - e, blue 7 in 8 bits; in 16 bits the same in the high byte.
        DataSet data = colour("PALETTE COLOR", 1, 8, new byte[] {0, 1, 2, 100, (byte) 200, 5});
        data.set(Tag.ROWS, 2).set(Tag.COLUMNS, 3);
        int[] descriptors = {
            Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
            Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
            Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
        };
        int[] tables = {
            Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
            Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
            Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA
        };
        for (int c = 0; c < 3; c++) {
            ByteBuffer table = ByteBuffer.allocate(256 * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
            for (int e = 0; e < 256; e++) {
                int level = level(c, e);
                if (bits == 16) {
                    table.putShort((short) (level << 8));
                } else {
                    table.put((byte) level);
                }
            }
            data.set(descriptors[c], 256, 0, bits).put(Element.of(tables[c], VR.OW, table.array()));
        }
        PixelData image = PixelData.of(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE));

        assertThat(image.channels()).isEqualTo(3);
        for (int c = 0; c < 3; c++) {
            float[] found = new float[6];
            image.channel(0, c, 1, 0, found, 0);
            assertThat(found)
                    .containsExactly(level(c, 0), level(c, 1), level(c, 2), level(c, 100), level(c, 200), level(c, 5));
        }
    }

    private static int level(int channel, int entry) {
        return channel == 0 ? 2 * entry & 0xFF : channel == 1 ? 255 - entry : 7;
    }

    @ParameterizedTest
    @CsvSource({"16, false", "16, true", "12, false"})
    void reads_luminance_and_colour_differences_of_more_than_eight_bits(int stored, boolean planar) {
        int pixels = 30;
        Random random = new Random(3);
        int most = (1 << stored) - 1;
        int[][] colours = new int[3][pixels];
        ByteBuffer bytes = ByteBuffer.allocate(6 * pixels).order(ByteOrder.LITTLE_ENDIAN);
        for (int p = 0; p < pixels; p++) {
            int red = colours[0][p] = random.nextInt(most + 1);
            int green = colours[1][p] = random.nextInt(most + 1);
            int blue = colours[2][p] = random.nextInt(most + 1);
            // PS3.3, C.7.6.3.1.2.
            double[] ybr = {
                0.299 * red + 0.587 * green + 0.114 * blue,
                -0.1687 * red - 0.3313 * green + 0.5 * blue + (most + 1) / 2,
                0.5 * red - 0.4187 * green - 0.0813 * blue + (most + 1) / 2
            };
            for (int c = 0; c < 3; c++) {
                int at = planar ? c * pixels + p : 3 * p + c;
                bytes.putShort(2 * at, (short) Math.min(most, Math.round(ybr[c])));
            }
        }
        DataSet data = colour("YBR_FULL", 3, 16, bytes.array())
                .set(Tag.BITS_STORED, stored)
                .set(Tag.HIGH_BIT, stored - 1)
                .set(Tag.PLANAR_CONFIGURATION, planar ? 1 : 0);
        PixelData image = PixelData.of(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE));
        assertThat(image.channels()).isEqualTo(3);
        for (int c = 0; c < 3; c++) {
            float[] found = new float[pixels];
            image.channel(0, c, 1, 0, found, 0);
            for (int p = 0; p < pixels; p++) {
                // The standard's factors have four digits, and YBR is rounded to whole numbers.
                assertThat(found[p]).isCloseTo(colours[c][p], within(most * 2e-4f + 2));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "YBR_FULL_422, 3, 16",
        "YBR_PARTIAL_422, 3, 8",
        "YBR_PARTIAL_420, 3, 8",
        "YBR_FULL, 3, 32",
        "HSV, 3, 8",
        "CMYK, 4, 8",
        "ARGB, 4, 8",
        "MONOCHROME2, 3, 8"
    })
    void refuses_other_colours_by_name(String photometric, int samples, int bits) {
        DataSet data = colour(photometric, samples, bits, new byte[30 * samples * bits / 8]);
        PixelData image = PixelData.of(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE));
        assertThatThrownBy(() -> image.channel(0, 0, 1, 0, new float[30], 0))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("its colours are " + photometric + " with " + samples + " samples of " + bits);
    }

    private static DataSet colour(String photometric, int samples, int bits, byte[] pixels) {
        return new DataSet()
                .set(Tag.PHOTOMETRIC_INTERPRETATION, photometric)
                .set(Tag.SAMPLES_PER_PIXEL, samples)
                .set(Tag.ROWS, 5)
                .set(Tag.COLUMNS, 6)
                .set(Tag.BITS_ALLOCATED, bits)
                .put(Element.of(Tag.PIXEL_DATA, VR.OW, pixels));
    }
}
