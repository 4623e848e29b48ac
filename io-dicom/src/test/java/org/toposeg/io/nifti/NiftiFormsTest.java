package org.toposeg.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Every form of a NIfTI file, laid out by hand: versions, byte orders, sample types, orientations, units, pairs. */
class NiftiFormsTest {

    private static final long[] VALUES = {0, 1, 2, 3, 100, 120, 7, 127};

    @TempDir
    Path folder;

    private static GeneratedNifti file(boolean second, boolean big) {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return (second ? GeneratedNifti.second(order) : GeneratedNifti.first(order)).size(2, 2, 2);
    }

    static Stream<Arguments> types() {
        List<Arguments> all = new ArrayList<>();
        for (SampleType type : SampleType.values()) {
            if (type.samples() == 1) {
                all.add(Arguments.of(type, false, false));
                all.add(Arguments.of(type, false, true));
                all.add(Arguments.of(type, true, false));
                all.add(Arguments.of(type, true, true));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_sample_type_in_either_byte_order_and_version(SampleType type, boolean second, boolean big)
            throws IOException {
        Path plain = file(second, big).values(type, VALUES).write(folder.resolve("plain.nii"));
        NiftiImage image = NiftiReader.read(plain);

        assertThat(image.header().type()).isEqualTo(type);
        assertThat(image.volumes().getFirst().data()).containsExactly(0, 1, 2, 3, 100, 120, 7, 127);

        Path scaled = file(second, big).values(type, VALUES).scaled(0.25, -3).write(folder.resolve("scaled.nii.gz"));
        assertThat(NiftiReader.read(scaled).volumes().getFirst().data())
                .containsExactly(-3, -2.75f, -2.5f, -2.25f, 22, 27, -1.25f, 28.75f);
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, -128, -128",
        "UINT8, 255, 255",
        "INT16, -32768, -32768",
        "UINT16, 65535, 65535",
        "INT32, -2147483648, -2147483648",
        "UINT32, 4294967295, 4294967296",
        "INT64, -9223372036854775808, -9223372036854775808",
        "UINT64, -1, 18446744073709551616"
    })
    void the_outermost_values_keep_their_sign(SampleType type, long stored, double expected) throws IOException {
        for (boolean big : new boolean[] {false, true}) {
            Path path =
                    file(false, big).values(type, 0, 0, 0, 0, 0, 0, 0, stored).write(folder.resolve("v.nii"));
            // The nearest float: 2^32 - 1 and 2^64 - 1 round up.
            assertThat(NiftiReader.read(path).volumes().getFirst().data()[7]).isEqualTo((float) expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void labels_of_every_integer_type(boolean big) throws IOException {
        for (SampleType type : SampleType.values()) {
            if (type.samples() == 1) {
                Path path = file(false, big).values(type, VALUES).write(folder.resolve(type + ".nii"));
                assertThat(ImageFiles.readLabels(path).data()).containsExactly(0, 1, 2, 3, 100, 120, 7, 127);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"128, 3", "2304, 4"})
    void colours_become_channels(int code, int samples) throws IOException {
        byte[] voxels = new byte[8 * samples];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (byte) (10 * (i % samples) + i / samples);
        }
        Path path = file(false, false).type(code, 8 * samples).bytes(voxels).write(folder.resolve("rgb.nii"));
        NiftiImage image = NiftiReader.read(path);
        assertThat(image.volumes()).hasSizeGreaterThanOrEqualTo(3);
        for (int c = 0; c < 3; c++) {
            assertThat(image.volumes().get(c).data())
                    .containsExactly(
                            10 * c, 10 * c + 1, 10 * c + 2, 10 * c + 3, 10 * c + 4, 10 * c + 5, 10 * c + 6, 10 * c + 7);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 1792, 2048, 1, 1536, -9510})
    void names_a_type_that_is_no_intensity(int code) throws IOException {
        Path path = file(false, false).type(code, 64).bytes(new byte[128]).write(folder.resolve("odd.nii"));
        assertThatThrownBy(() -> ImageFiles.read(path))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("odd.nii");
    }

    /** All 48 ways in which three voxel axes run along R, A and S or against them. */
    static Stream<Arguments> orientations() {
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        List<Arguments> all = new ArrayList<>();
        for (int[] order : orders) {
            for (int signs = 0; signs < 8; signs++) {
                all.add(Arguments.of(order, signs));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void the_sform_puts_voxels_where_its_rows_say(int[] order, int signs) throws IOException {
        double[] spacing = {0.5, 2, 3};
        double[] rows = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            rows[4 * order[axis] + axis] = (signs >> axis & 1) == 0 ? spacing[axis] : -spacing[axis];
            rows[4 * axis + 3] = 10 * axis - 7;
        }
        for (boolean second : new boolean[] {false, true}) {
            Path path = file(second, false)
                    .sform(rows)
                    .values(SampleType.UINT8, VALUES)
                    .write(folder.resolve("s.nii"));
            assertPlaces(NiftiReader.read(path).grid(), rows, 1);
        }
    }

    @Test
    void a_spacing_that_the_sform_contradicts_is_said() throws IOException {
        double[] rows = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
        GeneratedNifti right = file(false, false).sform(rows).values(SampleType.UINT8, VALUES);
        for (int axis = 1; axis <= 3; axis++) {
            right.spacing(axis, 1.001);
        }
        Path agreeing = right.write(folder.resolve("agrees.nii"));
        assertThat(NiftiReader.geometryWarnings(agreeing)).isEmpty();

        Path path = right.spacing(1, 1.2).spacing(3, 2.5).write(folder.resolve("contradicts.nii"));
        assertThat(NiftiReader.geometryWarnings(path))
                .singleElement()
                .asString()
                .contains(
                        "1.000 × 1.000 × 1.000 mm by its sform, which was taken", "1.200 × 1.001 × 2.500 mm by pixdim");
    }

    /** RAS of the corners by the rows of an affine, x and y turned to LPS. */
    private static void assertPlaces(Grid grid, double[] rows, double unit) {
        for (int corner = 0; corner < 8; corner++) {
            int[] v = {corner & 1, corner >> 1 & 1, corner >> 2};
            double[] ras = new double[3];
            for (int r = 0; r < 3; r++) {
                ras[r] =
                        unit * (rows[4 * r] * v[0] + rows[4 * r + 1] * v[1] + rows[4 * r + 2] * v[2] + rows[4 * r + 3]);
            }
            Vec3 place = grid.toPatient(v[0], v[1], v[2]);
            assertThat(place.minus(new Vec3(-ras[0], -ras[1], ras[2])).length()).isLessThan(1e-4 * unit);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 1", "3, 0.001", "0, 1"})
    void units_of_length_become_millimetres(int code, double millimetres) throws IOException {
        double[] rows = {2, 0, 0, -4, 0, 3, 0, 5, 0, 0, 4, 6};
        Path path = file(false, false)
                .sform(rows)
                .unit(code)
                .values(SampleType.UINT8, VALUES)
                .write(folder.resolve("u.nii"));
        assertPlaces(NiftiReader.read(path).grid(), rows, millimetres);
    }

    /** A quarter turn about z (quaternion of half the angle) takes x to y and y to -x; qfac -1 turns the last axis round. */
    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void the_qform_turns_by_its_quaternion(double qfac) throws IOException {
        double half = Math.sqrt(0.5);
        double[] rows = {0, -3, 0, 1, 2, 0, 0, 2, 0, 0, 4 * qfac, 3};
        for (boolean second : new boolean[] {false, true}) {
            Path path = file(second, true)
                    .qform(0, 0, half, 1, 2, 3)
                    .spacing(0, qfac)
                    .spacing(1, 2)
                    .spacing(2, 3)
                    .spacing(3, 4)
                    .values(SampleType.INT16, VALUES)
                    .write(folder.resolve("q.nii"));
            assertPlaces(NiftiReader.read(path).grid(), rows, 1);
        }
    }

    /** As nibabel has it: centred, x to the left. */
    @Test
    void without_an_orientation_the_image_is_centred() throws IOException {
        Path path = file(false, false)
                .spacing(1, 2)
                .spacing(2, 3)
                .spacing(3, 4)
                .values(SampleType.UINT8, VALUES)
                .write(folder.resolve("c.nii"));
        NiftiImage image = NiftiReader.read(path);
        assertPlaces(image.grid(), new double[] {-2, 0, 0, 1, 0, 3, 0, -1.5, 0, 0, 4, -2}, 1);
        assertThat(image.warnings()).singleElement().asString().contains("does not say how it lies in the patient");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void a_pair_is_read_by_either_name(boolean second, boolean packed) throws IOException {
        Path header = file(second, second).values(SampleType.INT16, VALUES).writePair(folder, "pair", packed);
        float[] expected = {0, 1, 2, 3, 100, 120, 7, 127};
        assertThat(NiftiReader.read(header).volumes().getFirst().data()).containsExactly(expected);
        Path image = folder.resolve(packed ? "pair.img.gz" : "pair.img");
        assertThat(ImageFiles.read(image).channels().getFirst().data()).containsExactly(expected);
    }

    @Test
    void says_which_file_of_a_pair_is_missing() throws IOException {
        Path header = file(false, false).values(SampleType.INT16, VALUES).writePair(folder, "lonely", false);
        java.nio.file.Files.delete(folder.resolve("lonely.img"));
        assertThatThrownBy(() -> ImageFiles.read(header))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lonely.img");
    }

    @Test
    void further_dimensions_become_volumes_and_fewer_a_slice() throws IOException {
        Path four = GeneratedNifti.first(ByteOrder.LITTLE_ENDIAN)
                .size(2, 1, 1, 2, 2)
                .values(SampleType.UINT8, VALUES)
                .write(folder.resolve("five.nii"));
        NiftiImage image = NiftiReader.read(four);
        assertThat(image.volumes()).hasSize(4);
        assertThat(image.volumes().get(2).data()).containsExactly(100, 120);

        Path two = GeneratedNifti.second(ByteOrder.LITTLE_ENDIAN)
                .size(4, 2)
                .values(SampleType.UINT8, VALUES)
                .write(folder.resolve("two.nii"));
        assertThat(NiftiReader.read(two).grid().size()).isEqualTo(new Size(4, 2, 1));
    }

    @Test
    void values_of_floats_keep_their_fractions() throws IOException {
        Path path = file(false, true)
                .values(SampleType.FLOAT64, VALUES)
                .scaled(0.1, 0)
                .write(folder.resolve("f.nii"));
        assertThat((double) NiftiReader.read(path).volumes().getFirst().data()[3])
                .isCloseTo(0.3, within(1e-7));
    }
}
