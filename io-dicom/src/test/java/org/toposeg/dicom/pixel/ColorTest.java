package org.toposeg.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.DicomFile;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.Samples;

class ColorTest {

    @ParameterizedTest
    @ValueSource(strings = {"SC_ybr_full_422_uncompressed.dcm", "SC_rgb_dcmtk_+eb+cy+n1.dcm"})
    void reads_luminance_and_colour_differences_as_the_colours_of_the_rgb_file(String name) {
        DicomVolume rgb = SeriesReader.read(sample("SC_rgb.dcm"));
        DicomVolume ybr = SeriesReader.read(sample(name));

        assertThat(ybr.channels()).isEqualTo(3);
        // YBR in whole numbers, a step or two off by JPEG, times 1.772 for blue.
        // Blocks of plain colour, 10 rows each: their middle is not touched by subsampling or JPEG's edges.
        for (int block = 0; block < 10; block++) {
            for (int c = 0; c < 3; c++) {
                assertThat(ybr.volumes().get(c).at(50, 10 * block + 5, 0))
                        .as("block " + block + " channel " + c)
                        .isCloseTo(rgb.volumes().get(c).at(50, 10 * block + 5, 0), within(6f));
            }
        }
    }

    @Test
    void looks_palette_colours_up() {
        DicomFile file = DicomReader.read(sample("OBXXXX1A.dcm"));
        PixelData pixels = PixelData.of(file);

        DicomVolume image = SeriesReader.read(sample("OBXXXX1A.dcm"));

        assertThat(image.channels()).isEqualTo(3);
        byte[] stored = pixels.frame(0);
        byte[] red = file.data().get(Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA).bytes();
        boolean wide = red.length == 512;
        for (int v = 0; v < stored.length; v += 997) {
            int entry = stored[v] & 0xFF;
            assertThat(image.volumes().getFirst().data()[v]).isEqualTo(red[wide ? 2 * entry + 1 : entry] & 0xFF);
        }
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

    private static Path sample(String name) {
        for (String folder : new String[] {"pydicom-data", "pydicom/test_files"}) {
            Path base = Samples.dicom("conformance/" + folder);
            if (Files.exists(base.resolve(name))) {
                return base.resolve(name);
            }
        }
        throw new AssertionError(name + " is not among the samples");
    }
}
