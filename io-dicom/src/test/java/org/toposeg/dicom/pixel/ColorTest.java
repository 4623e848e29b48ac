package org.toposeg.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DicomFile;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;

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
        byte[] red = file.data()
                .get(org.toposeg.dicom.data.Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA)
                .bytes();
        boolean wide = red.length == 512;
        for (int v = 0; v < stored.length; v += 997) {
            int entry = stored[v] & 0xFF;
            assertThat(image.volumes().getFirst().data()[v]).isEqualTo(red[wide ? 2 * entry + 1 : entry] & 0xFF);
        }
    }

    private static java.nio.file.Path sample(String name) {
        for (String folder : new String[] {"pydicom-data", "pydicom/test_files"}) {
            java.nio.file.Path base = org.toposeg.dicom.testing.Samples.dicom("conformance/" + folder);
            if (java.nio.file.Files.exists(base.resolve(name))) {
                return base.resolve(name);
            }
        }
        throw new AssertionError(name + " is not among the samples");
    }
}
