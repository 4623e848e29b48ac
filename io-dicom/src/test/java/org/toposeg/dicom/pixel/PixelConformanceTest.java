package org.toposeg.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.Tool;
import org.toposeg.testing.Each;
import org.toposeg.testing.SharedFolder;

/** Every image of the sample catalogue, with the values that pydicom and GDCM decoded. */
class PixelConformanceTest {

    @TempDir
    Path folder;

    private static final Set<String> LOSSY = Set.of(
            "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91");

    /** Named with their reasons in docs/reference/dicom.md. */
    private static final Set<String> EXCEPTIONS = Set.of("SC_rgb_small_odd_big_endian.dcm", "GDCMJ2K_TextGBR.dcm");

    record Row(String path, String syntax, String shape, String minimum, String maximum, double mean, String hash) {

        boolean isException() {
            return EXCEPTIONS.stream().anyMatch(path::endsWith);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private static List<Row> images(String syntax) throws IOException {
        Path catalog = SharedFolder.dicom("dicom_catalog.tsv");
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(catalog).stream().skip(1).toList()) {
            String[] c = line.split("\t", -1);
            if (!c[19].isEmpty()) {
                rows.add(new Row(c[0], c[4], c[14], c[16], c[17], Double.parseDouble(c[18]), c[19]));
            }
        }
        return rows.stream().filter(row -> row.syntax().equals(syntax)).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2",
                "1.2.840.10008.1.2.1",
                "1.2.840.10008.1.2.1.99",
                "1.2.840.10008.1.2.2",
                "1.2.840.10008.1.2.4.50",
                "1.2.840.10008.1.2.4.51",
                "1.2.840.10008.1.2.4.70",
                "1.2.840.10008.1.2.4.80",
                "1.2.840.10008.1.2.4.81",
                "1.2.840.10008.1.2.4.90",
                "1.2.840.10008.1.2.4.91",
                "1.2.840.10008.1.2.5"
            })
    void decodes_to_the_values_of_the_catalogue(String syntax) throws IOException {
        Each.of("images", images(syntax), PixelConformanceTest::assertDecoded);
    }

    private static void assertDecoded(Row row) throws NoSuchAlgorithmException {
        PixelData pixels;
        try {
            pixels = PixelData.of(DicomReader.read(SharedFolder.dicom(row.path())));
            pixels.frame(0);
        } catch (DicomException e) {
            // Only High-Throughput JPEG 2000 may be refused.
            assertThat(row.syntax()).isIn("1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.203");
            return;
        }
        assertThat(shape(pixels.format())).isEqualTo(row.shape());
        if (LOSSY.contains(row.syntax())) {
            assertThat(mean(pixels)).isCloseTo(row.mean(), within(1.0));
        } else if (!row.isException()) {
            assertThat(hash(pixels)).isEqualTo(row.hash());
        }
    }

    @Test
    void decodes_eight_bit_words_of_big_endian_files_by_the_standard() {
        PixelData pixels = PixelData.of(
                DicomReader.read(SharedFolder.dicom("conformance/pydicom/test_files/SC_rgb_small_odd_big_endian.dcm")));

        // The same picture as its little-endian sibling, whose first pixel is (166, 141, 52).
        PixelData sibling = PixelData.of(
                DicomReader.read(SharedFolder.dicom("conformance/pydicom/test_files/SC_rgb_small_odd.dcm")));
        assertThat(pixels.frame(0)).isEqualTo(sibling.frame(0));
    }

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
    @ValueSource(strings = {"JPEG-lossy.dcm", "JPGExtended.dcm"})
    void twelve_bit_jpeg_decodes_to_dcmtks_values_but_for_rounding(String name) {
        Path file = SharedFolder.dicom("conformance/pydicom/test_files/" + name);
        Path plain = folder.resolve("plain.dcm");
        Tool.Result result = Tool.run("dcmdjpeg", file.toString(), plain.toString());
        assertThat(plain).as(result.output()).exists();

        PixelData ours = PixelData.of(DicomReader.read(file));
        PixelData theirs = PixelData.of(DicomReader.read(plain));

        byte[] a = ours.frame(0);
        byte[] b = theirs.frame(0);
        for (int p = 0; p < ours.format().frameSamples(); p++) {
            double difference =
                    PixelSamples.value(a, 0, p, ours.format()) - PixelSamples.value(b, 0, p, theirs.format());
            assertThat(Math.abs(difference)).as("pixel " + p).isLessThanOrEqualTo(1);
        }
    }

    private static Path sample(String name) {
        for (String folder : new String[] {"pydicom-data", "pydicom/test_files"}) {
            Path base = SharedFolder.dicom("conformance/" + folder);
            if (Files.exists(base.resolve(name))) {
                return base.resolve(name);
            }
        }
        throw new AssertionError(name + " is not among the samples");
    }

    private static String shape(PixelFormat format) {
        String shape = format.rows() + ", " + format.columns();
        shape = format.frames() > 1 ? format.frames() + ", " + shape : shape;
        return "(" + (format.samples() > 1 ? shape + ", " + format.samples() : shape) + ")";
    }

    private static String hash(PixelData pixels) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int f = 0; f < pixels.format().frames(); f++) {
            digest.update(pixels.frame(f));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static double mean(PixelData pixels) {
        double sum = 0;
        int samples = pixels.format().frameSamples();
        for (int f = 0; f < pixels.format().frames(); f++) {
            byte[] frame = pixels.frame(f);
            for (int i = 0; i < samples; i++) {
                sum += PixelSamples.value(frame, 0, i, pixels.format());
            }
        }
        return sum / samples / pixels.format().frames();
    }
}
