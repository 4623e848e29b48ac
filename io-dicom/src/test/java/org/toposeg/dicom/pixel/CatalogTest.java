package org.toposeg.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.DicomReader;

/** Every image of the sample catalogue, with the values that pydicom and GDCM decoded. */
class CatalogTest {

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

    static Stream<Row> images() throws IOException {
        Path catalog = Stream.of("../../shared", "../shared")
                .map(root -> Path.of(root, "data", "dicom", "dicom_catalog.tsv"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        assumeTrue(catalog != null, "shared/data/dicom/dicom_catalog.tsv is not beside the project");
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(catalog).stream().skip(1).toList()) {
            String[] c = line.split("\t", -1);
            if (!c[19].isEmpty()) {
                rows.add(new Row(c[0], c[4], c[14], c[16], c[17], Double.parseDouble(c[18]), c[19]));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("images")
    void decodes_to_the_values_of_the_catalogue(Row row) throws NoSuchAlgorithmException {
        PixelData pixels;
        try {
            pixels = PixelData.of(DicomReader.read(org.toposeg.dicom.testing.Samples.dicom(row.path())));
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
        PixelData pixels = PixelData.of(DicomReader.read(org.toposeg.dicom.testing.Samples.dicom(
                "conformance/pydicom/test_files/SC_rgb_small_odd_big_endian.dcm")));

        // The same picture as its little-endian sibling, whose first pixel is (166, 141, 52).
        PixelData sibling = PixelData.of(DicomReader.read(
                org.toposeg.dicom.testing.Samples.dicom("conformance/pydicom/test_files/SC_rgb_small_odd.dcm")));
        assertThat(pixels.frame(0)).isEqualTo(sibling.frame(0));
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
                sum += org.toposeg.dicom.pixel.PixelSamples.value(frame, 0, i, pixels.format());
            }
        }
        return sum / samples / pixels.format().frames();
    }
}
