package org.toposeg.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.dicom.testing.Samples;
import org.toposeg.dicom.testing.Tool;

class Jpeg12Test {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"JPEG-lossy.dcm", "JPGExtended.dcm"})
    void decodes_to_dcmtks_values_but_for_rounding(String name) {
        Path file = Samples.dicom("conformance/pydicom/test_files/" + name);
        Path plain = folder.resolve("plain.dcm");
        Tool.Result result = Tool.run("dcmdjpeg", file.toString(), plain.toString());
        assertThat(plain).as(result.output()).exists();

        PixelData ours = PixelData.of(DicomReader.read(file));
        PixelData theirs = PixelData.of(DicomReader.read(plain));

        byte[] a = ours.frame(0);
        byte[] b = theirs.frame(0);
        for (int p = 0; p < ours.format().frameSamples(); p++) {
            double difference = org.toposeg.dicom.pixel.PixelSamples.value(a, 0, p, ours.format())
                    - org.toposeg.dicom.pixel.PixelSamples.value(b, 0, p, theirs.format());
            assertThat(Math.abs(difference)).as("pixel " + p).isLessThanOrEqualTo(1);
        }
    }

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
