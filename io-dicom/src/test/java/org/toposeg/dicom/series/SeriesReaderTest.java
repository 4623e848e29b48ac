package org.toposeg.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.frame.SliceOrder;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.dicom.testing.PlainNifti;
import org.toposeg.dicom.testing.Tool;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

class SeriesReaderTest {

    @TempDir
    Path folder;

    static Stream<GeneratedSeries> series() {
        return Stream.of(GeneratedSeries.ct(9), GeneratedSeries.obliqueMr(), GeneratedSeries.sagittalMr());
    }

    @ParameterizedTest
    @MethodSource("series")
    void puts_every_voxel_where_its_header_says(GeneratedSeries series) {
        DicomVolume volume = SeriesReader.read(series.write(folder));

        assertThat(volume.grid().distance(series.grid())).isLessThanOrEqualTo(1e-6);
        assertThat(volume.volumes())
                .singleElement()
                .satisfies(v -> assertThat(v.data()).isEqualTo(series.values()));
    }

    @ParameterizedTest
    @MethodSource("series")
    void puts_every_voxel_where_dcm2niix_puts_it(GeneratedSeries generated) {
        Path series = generated.write(folder.resolve("series"));
        Tool.Result result = Tool.run("dcm2niix", "-z", "n", "-f", "peer", "-o", folder.toString(), series.toString());
        Path nifti = folder.resolve("peer.nii");
        assertThat(nifti).as(result.output()).exists();

        assertSameInPatientSpace(SeriesReader.read(series), new PlainNifti(nifti));
    }

    static void assertSameInPatientSpace(DicomVolume volume, PlainNifti peer) {
        Grid grid = volume.grid();
        assertThat(peer.size(0) * peer.size(1) * peer.size(2))
                .isEqualTo(grid.size().voxels());
        assertThat(peer.size(3)).isEqualTo(volume.volumes().size());
        for (int k = 0; k < peer.size(2); k++) {
            for (int j = 0; j < peer.size(1); j++) {
                for (int i = 0; i < peer.size(0); i++) {
                    assertSameVoxel(volume, peer, i, j, k);
                }
            }
        }
    }

    private static void assertSameVoxel(DicomVolume volume, PlainNifti peer, int i, int j, int k) {
        Vec3 voxel = volume.grid().toVoxel(peer.patient(i, j, k));
        int x = (int) Math.round(voxel.x());
        int y = (int) Math.round(voxel.y());
        int z = (int) Math.round(voxel.z());
        double off = voxel.minus(new Vec3(x, y, z)).length();
        if (off > 0.01) {
            throw new AssertionError("voxel " + i + "," + j + "," + k + " lies at " + voxel);
        }
        for (int t = 0; t < volume.volumes().size(); t++) {
            if (volume.volumes().get(t).at(x, y, z) != peer.value(i, j, k, t)) {
                throw new AssertionError("voxel " + i + "," + j + "," + k + " time " + t + " has "
                        + volume.volumes().get(t).at(x, y, z) + " and not " + peer.value(i, j, k, t));
            }
        }
    }

    @Test
    void orders_slices_by_position_and_not_by_file_name() {
        DicomVolume volume = SeriesReader.read(GeneratedSeries.obliqueMr().write(folder));

        assertThat(volume.grid().size()).isEqualTo(new Size(22, 26, 9));
        assertThat(volume.grid().spacing().z()).isCloseTo(4, within(1e-6));
        assertThat(volume.stack().slices().getFirst().instance().file().getFileName())
                .hasToString("image09.dcm");
        assertThat(volume.grid().direction().handedness()).isEqualTo(1);
    }

    @Test
    void names_the_place_of_a_missing_slice() throws IOException {
        writeHeadExcept("image03.dcm");

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("a slice is missing between 13.50 mm (image04.dcm) and 16.50 mm (image02.dcm)");
    }

    @Test
    void names_slices_at_one_position() throws IOException {
        writeHeadExcept("");
        change("image03.dcm", "copy.dcm", file -> file.data().set(Tag.SOP_INSTANCE_UID, "2.25.77"));

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("several slices at one position: 15.00 mm (")
                .hasMessageContaining("copy.dcm");
    }

    @Test
    void leaves_out_a_second_copy_of_the_same_image() throws IOException {
        writeHeadExcept("");
        Files.copy(folder.resolve("image03.dcm"), folder.resolve("again.dcm"));

        DicomVolume volume = SeriesReader.read(folder);

        assertThat(volume.grid().size().z()).isEqualTo(13);
        assertThat(volume.warnings()).singleElement().asString().contains("second copy");
    }

    @Test
    void names_unevenly_spaced_slices() throws IOException {
        writeHeadExcept("");
        change("image03.dcm", "image03.dcm", file -> file.data().set(Tag.IMAGE_POSITION_PATIENT, 0.0, 0.0, 15.4));

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("image04.dcm")
                .hasMessageContaining("1.90 mm apart");
    }

    @Test
    void carries_gantry_tilt_as_shear() throws IOException {
        for (int k = 0; k < 5; k++) {
            double shift = k * 1.5 * Math.tan(Math.toRadians(15));
            double[] position = {0, shift, k * 1.5};
            changeSlice(k, file -> file.data().set(Tag.IMAGE_POSITION_PATIENT, position));
        }

        DicomVolume volume = SeriesReader.read(folder);

        assertThat(SliceOrder.tilt(volume.grid())).isCloseTo(15, within(0.01));
        assertThat(volume.grid().toPatient(0, 0, 4).y()).isCloseTo(6 * Math.tan(Math.toRadians(15)), within(1e-6));
        assertThat(volume.grid().toPatient(0, 0, 4).z()).isCloseTo(6, within(1e-6));
        assertThat(volume.grid().spacing().z()).isCloseTo(1.5 / Math.cos(Math.toRadians(15)), within(1e-6));
        assertThat(volume.warnings()).anyMatch(warning -> warning.contains("15.0 degrees"));
    }

    @Test
    void drops_a_localizer_of_another_orientation_and_says_so() throws IOException {
        writeHeadExcept("");
        change(
                "image03.dcm",
                "scout.dcm",
                file -> file.data()
                        .set(Tag.SOP_INSTANCE_UID, "2.25.78")
                        .set(Tag.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "LOCALIZER")
                        .set(Tag.IMAGE_ORIENTATION_PATIENT, 0.0, 1, 0, 0, 0, -1));

        DicomVolume volume = SeriesReader.read(folder);

        assertThat(volume.grid().size().z()).isEqualTo(13);
        assertThat(volume.warnings()).singleElement().asString().contains("localizer");
    }

    @Test
    void lists_mixed_orientations_and_reads_the_chosen_one() throws IOException {
        writeHeadExcept("");
        change(
                "image03.dcm",
                "other.dcm",
                file -> file.data()
                        .set(Tag.SOP_INSTANCE_UID, "2.25.78")
                        .set(Tag.IMAGE_ORIENTATION_PATIENT, 0.0, 1, 0, 0, 0, -1));

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("2 volumes")
                .hasMessageContaining("sagittal");
        assertThat(List.of(
                        SeriesReader.read(folder, "1/1").grid().size().z(),
                        SeriesReader.read(folder, "1/2").grid().size().z()))
                .containsExactlyInAnyOrder(1, 13);
    }

    @Test
    void lists_several_series_of_a_folder_and_reads_the_chosen_one() {
        GeneratedSeries.ct(5).write(folder.resolve("ct"));
        GeneratedSeries.obliqueMr().write(folder.resolve("mr"));

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("holds 2 series")
                .hasMessageContaining("choose one by number or UID");
        assertThat(SeriesReader.read(folder, "2.25.1001.2000").grid().size()).isEqualTo(new Size(24, 20, 5));
    }

    @Test
    void names_a_truncated_file() throws IOException {
        writeHeadExcept("");
        byte[] whole = Files.readAllBytes(folder.resolve("image05.dcm"));
        Files.write(folder.resolve("image05.dcm"), java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("image05.dcm")
                .hasMessageContaining("truncated");
    }

    @Test
    void says_when_a_folder_holds_no_image() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "nothing here");

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessage(folder + " holds no DICOM image");
    }

    private interface Change {
        void apply(DicomFile file);
    }

    private void writeHeadExcept(String left) throws IOException {
        GeneratedSeries.ct(13).write(folder);
        Files.deleteIfExists(folder.resolve(left.isEmpty() ? "none.dcm" : left));
    }

    private void change(String from, String to, Change change) {
        DicomFile file = DicomReader.read(folder.resolve(from));
        change.apply(file);
        DicomWriter.write(file, folder.resolve(to));
    }

    private void changeSlice(int index, Change change) {
        DicomFile file = GeneratedSeries.ct(13).file(index);
        change.apply(file);
        DicomWriter.write(file, folder.resolve(index + ".dcm"));
    }
}
