package org.toposeg.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.io.ImageFiles;
import org.toposeg.testing.Each;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** Every file of the shared catalogue, whose values were read with nibabel. */
class NiftiConformanceTest {

    @TempDir
    Path temp;

    /** Its voxels are packed and its header is not: nibabel looks for an unpacked file only. */
    private static final String PACKED_VOXELS = "minimal2.hdr";

    private static final int PATH = 0;
    private static final int CLASS = 2;
    private static final int SHAPE = 4;
    private static final int DTYPE = 5;
    private static final int AFFINE = 13;

    @ParameterizedTest
    @ValueSource(strings = {"hippocampus", "lgg_glioma_demographics", "nifti", "vessels3d", "models", "spinal_cord"})
    void agrees_with_nibabel(String folder) throws IOException {
        List<String> rows = Files.readAllLines(SharedFolder.data("nifti_catalog.tsv")).stream()
                .filter(row -> row.startsWith(folder + "/"))
                .toList();
        Each.of("files", rows, NiftiConformanceTest::assertAgrees);
    }

    @Test
    void copies_keep_every_byte_of_header_extensions_and_voxels() throws IOException {
        try (Stream<Path> walk = Files.walk(SharedFolder.data("nifti"))) {
            List<Path> files = walk.filter(file -> file.toString().matches(".*\\.nii(\\.gz)?"))
                    .filter(file -> !file.toString().matches(".*(not-nifti|complex|malformed).*"))
                    .sorted()
                    .toList();
            Each.of("files", files, file -> NiftiCopyTest.assertCopied(file, temp.resolve("copy.nii.gz")));
        }
    }

    private static void assertAgrees(String row) {
        String[] fields = row.split("\t", -1);
        Path file = SharedFolder.data(".").resolve(fields[PATH]);
        if (file.endsWith(PACKED_VOXELS)) {
            assertThat(NiftiReader.read(file).grid().size()).isEqualTo(new Size(64, 64, 10));
            return;
        }
        if (fields[CLASS].contains("UNREADABLE") || fields[DTYPE].startsWith("complex")) {
            assertThatThrownBy(() -> ImageFiles.read(file))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(file.getFileName().toString().split("\\.")[0]);
            return;
        }
        NiftiImage image = NiftiReader.read(file);
        NiftiHeader header = image.header();
        assertThat(shape(header)).isEqualTo(fields[SHAPE]);
        assertThat(header.type().label()).isEqualTo(label(fields[DTYPE]));
        assertAffine(image, numbers(fields[AFFINE]));
        if (!fields[AFFINE + 1].isEmpty()) {
            assertStatistics(image, fields);
        }
    }

    private static String shape(NiftiHeader header) {
        return IntStream.rangeClosed(1, header.rank())
                .mapToObj(d -> Long.toString(header.dim(d)))
                .collect(Collectors.joining(", ", "(", header.rank() == 1 ? ",)" : ")"));
    }

    private static String label(String dtype) {
        return dtype.startsWith("[") ? "rgb24" : dtype.equals(">i2") ? "int16" : dtype;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.replaceAll("[\\[\\]\" ]", "").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The catalogue rounds to 5 places; the grid is LPS millimetres. */
    private static void assertAffine(NiftiImage image, double[] expected) {
        double unit = image.header().millimetres();
        for (int corner = 0; corner < 4; corner++) {
            int[] v = {corner == 1 ? 1 : 0, corner == 2 ? 1 : 0, corner == 3 ? 1 : 0};
            Vec3 p = image.grid().toPatient(v[0], v[1], v[2]);
            double[] ras = {-p.x() / unit, -p.y() / unit, p.z() / unit};
            for (int r = 0; r < 3; r++) {
                double x = expected[4 * r + 3];
                for (int c = 0; c < 3; c++) {
                    x += expected[4 * r + c] * v[c];
                }
                assertThat(ras[r]).isCloseTo(x, within(2e-5));
            }
        }
    }

    private static void assertStatistics(NiftiImage image, String[] fields) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long count = 0;
        for (Volume volume : image.volumes()) {
            for (float value : volume.data()) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                sum += value;
            }
            count += volume.data().length;
        }
        double tolerance = 1e-6 * Math.max(1e-3, Math.max(Math.abs(min), Math.abs(max)));
        assertThat(min).isCloseTo(Double.parseDouble(fields[AFFINE + 1]), within(tolerance));
        assertThat(max).isCloseTo(Double.parseDouble(fields[AFFINE + 2]), within(tolerance));
        assertThat(sum / count).isCloseTo(Double.parseDouble(fields[AFFINE + 3]), within(tolerance));
    }
}
