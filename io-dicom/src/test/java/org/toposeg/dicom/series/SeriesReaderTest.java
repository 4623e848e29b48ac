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
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.DicomFile;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.dicom.data.DicomWriter;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.testing.PlainNifti;
import org.toposeg.dicom.testing.Samples;
import org.toposeg.dicom.testing.Tool;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

class SeriesReaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CTHeadAxial_93x64x64",
                "MR_T1post_22x320x280",
                "MR_hippocrop_study1",
                "MR_hippocrop_study3",
                "enhMR_SiemensXA10"
            })
    void puts_every_voxel_where_dcm2niix_puts_it(String name) throws IOException {
        Path series = Samples.dicom("series/" + name);
        Tool.Result result = Tool.run("dcm2niix", "-z", "n", "-f", "peer", "-o", folder.toString(), series.toString());
        Path nifti = folder.resolve("peer.nii");
        assertThat(nifti).as(result.output()).exists();

        assertSameInPatientSpace(SeriesReader.read(series), new PlainNifti(nifti));
    }

    @Test
    void reads_the_enhanced_series_as_the_published_conversion_has_it() {
        Path series = Samples.dicom("series/enhMR_SiemensXA10");

        DicomVolume volume = SeriesReader.read(series);

        assertThat(volume.volumes()).hasSize(4);
        assertSameInPatientSpace(volume, new PlainNifti(series.resolve("expected_dcm2niix.nii")));
    }

    private static void assertSameInPatientSpace(DicomVolume volume, PlainNifti peer) {
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
        DicomVolume volume = SeriesReader.read(Samples.dicom("series/MR_T1post_22x320x280"));

        assertThat(volume.grid().size()).isEqualTo(new Size(280, 320, 22));
        assertThat(volume.grid().spacing().z()).isCloseTo(6.5, within(1e-6));
        assertThat(volume.stack().slices().getFirst().instance().file().getFileName())
                .hasToString("000018.dcm");
        assertThat(volume.grid().direction().handedness()).isEqualTo(1);
    }

    @Test
    void names_the_place_of_a_missing_slice() throws IOException {
        copyHeadExcept("CTHead10.dcm");

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("a slice is missing between 12.00 mm (CTHead9.dcm) and 15.00 mm (CTHead11.dcm)");
    }

    @Test
    void names_slices_at_one_position() throws IOException {
        copyHeadExcept("");
        change("CTHead10.dcm", "copy.dcm", file -> file.data().set(Tag.SOP_INSTANCE_UID, "2.25.77"));

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("several slices at one position: 13.50 mm (")
                .hasMessageContaining("copy.dcm");
    }

    @Test
    void leaves_out_a_second_copy_of_the_same_image() throws IOException {
        copyHeadExcept("");
        Files.copy(folder.resolve("CTHead10.dcm"), folder.resolve("again.dcm"));

        DicomVolume volume = SeriesReader.read(folder);

        assertThat(volume.grid().size().z()).isEqualTo(93);
        assertThat(volume.warnings()).singleElement().asString().contains("second copy");
    }

    @Test
    void names_unevenly_spaced_slices() throws IOException {
        copyHeadExcept("");
        change("CTHead10.dcm", "CTHead10.dcm", file -> file.data().set(Tag.IMAGE_POSITION_PATIENT, 0.0, 0.0, 13.9));

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("CTHead9.dcm")
                .hasMessageContaining("1.90 mm apart");
    }

    @Test
    void carries_gantry_tilt_as_shear() throws IOException {
        for (int k = 0; k < 5; k++) {
            double shift = k * 1.5 * Math.tan(Math.toRadians(15));
            double[] position = {0, shift, k * 1.5};
            changeFromSamples(k, file -> file.data().set(Tag.IMAGE_POSITION_PATIENT, position));
        }

        DicomVolume volume = SeriesReader.read(folder);

        assertThat(SliceOrder.tilt(volume.grid())).isCloseTo(15, within(0.01));
        assertThat(volume.grid().toPatient(0, 0, 4).y()).isCloseTo(6 * Math.tan(Math.toRadians(15)), within(1e-6));
        assertThat(volume.grid().toPatient(0, 0, 4).z()).isCloseTo(6, within(1e-6));
        assertThat(volume.grid().spacing().z()).isCloseTo(1.5 / Math.cos(Math.toRadians(15)), within(1e-6));
        assertThat(volume.warnings()).singleElement().asString().contains("15.0 degrees");
    }

    @Test
    void drops_a_localizer_of_another_orientation_and_says_so() throws IOException {
        copyHeadExcept("");
        change(
                "CTHead10.dcm",
                "scout.dcm",
                file -> file.data()
                        .set(Tag.SOP_INSTANCE_UID, "2.25.78")
                        .set(Tag.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "LOCALIZER")
                        .set(Tag.IMAGE_ORIENTATION_PATIENT, 0.0, 1, 0, 0, 0, -1));

        DicomVolume volume = SeriesReader.read(folder);

        assertThat(volume.grid().size().z()).isEqualTo(93);
        assertThat(volume.warnings()).singleElement().asString().contains("localizer");
    }

    @Test
    void lists_mixed_orientations_and_reads_the_chosen_one() throws IOException {
        copyHeadExcept("");
        change(
                "CTHead10.dcm",
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
                .containsExactlyInAnyOrder(1, 93);
    }

    @Test
    void lists_several_series_of_a_folder_and_reads_the_chosen_one() {
        Path both = Samples.dicom("series");

        assertThatThrownBy(() -> SeriesReader.read(both))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("holds 5 series")
                .hasMessageContaining("choose one by number or UID");
        String uid = "1.2.826.0.1.3680043.2.1125.1.65375240934815452318141136507497058";
        assertThat(SeriesReader.read(both, uid).grid().size()).isEqualTo(new Size(64, 64, 93));
    }

    @Test
    void names_a_truncated_file() throws IOException {
        copyHeadExcept("");
        byte[] whole = Files.readAllBytes(folder.resolve("CTHead20.dcm"));
        Files.write(folder.resolve("CTHead20.dcm"), java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("CTHead20.dcm")
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

    private void copyHeadExcept(String left) throws IOException {
        Path source = Samples.dicom("series/CTHeadAxial_93x64x64");
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().equals(left)) {
                    Files.write(folder.resolve(file.getFileName().toString()), Files.readAllBytes(file));
                }
            }
        }
    }

    private void change(String from, String to, Change change) {
        DicomFile file = DicomReader.read(folder.resolve(from));
        change.apply(file);
        DicomWriter.write(file, folder.resolve(to));
    }

    private void changeFromSamples(int index, Change change) {
        Path source = Samples.dicom("series/CTHeadAxial_93x64x64/CTHead" + (index + 1) + ".dcm");
        DicomFile file = DicomReader.read(source);
        change.apply(file);
        DicomWriter.write(file, folder.resolve(index + ".dcm"));
    }
}
