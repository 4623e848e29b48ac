package org.toposeg.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.dicom.testing.PlainNifti;
import org.toposeg.dicom.testing.Tool;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageHeader;
import org.toposeg.io.LoadedImage;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** The same patient stored with mirrored axes: each place in the patient keeps its value. */
class MirroredAxesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void a_series_with_mirrored_rows_or_columns_shows_the_same_patient(boolean flipX, boolean flipY)
            throws IOException {
        DicomVolume original = SeriesReader.read(GeneratedSeries.ct(9).write(folder.resolve("original")));
        Path mirrored = Files.createDirectory(folder.resolve("mirrored"));
        try (Stream<Path> files = Files.list(folder.resolve("original"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".dcm")).toList()) {
                DicomWriter.write(
                        mirrored(DicomReader.read(file), flipX, flipY),
                        mirrored.resolve(file.getFileName().toString()));
            }
        }

        DicomVolume found = SeriesReader.read(mirrored);

        // One mirrored axis turns the normal round, so that the slices come in the opposite order.
        assertThat(found.grid().direction().handedness()).isEqualTo(1);
        assertSamePatient(found.volumes().getFirst(), original.volumes().getFirst());

        Tool.Result result =
                Tool.run("dcm2niix", "-z", "n", "-f", "peer", "-o", folder.toString(), mirrored.toString());
        assertThat(folder.resolve("peer.nii")).as(result.output()).exists();
        PlainNifti peer = new PlainNifti(folder.resolve("peer.nii"));
        Volume volume = found.volumes().getFirst();
        for (int k = 0; k < peer.size(2); k++) {
            for (int j = 0; j < peer.size(1); j += 3) {
                for (int i = 0; i < peer.size(0); i += 3) {
                    assertThat(valueAt(volume, peer.patient(i, j, k))).isEqualTo((float) peer.value(i, j, k, 0));
                }
            }
        }
    }

    private static DicomFile mirrored(DicomFile file, boolean flipX, boolean flipY) {
        DataSet data = file.data();
        int columns = data.integer(Tag.COLUMNS, 0);
        int rows = data.integer(Tag.ROWS, 0);
        byte[] from = data.get(Tag.PIXEL_DATA).bytes();
        byte[] to = new byte[from.length];
        int bytes = data.integer(Tag.BITS_ALLOCATED, 0) / 8;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int source = (flipY ? rows - 1 - y : y) * columns + (flipX ? columns - 1 - x : x);
                System.arraycopy(from, source * bytes, to, (y * columns + x) * bytes, bytes);
            }
        }
        double[] axes = data.numbers(Tag.IMAGE_ORIENTATION_PATIENT);
        double[] position = data.numbers(Tag.IMAGE_POSITION_PATIENT);
        double[] spacing = data.numbers(Tag.PIXEL_SPACING);
        for (int c = 0; c < 3; c++) {
            position[c] += (flipX ? axes[c] * spacing[1] * (columns - 1) : 0)
                    + (flipY ? axes[3 + c] * spacing[0] * (rows - 1) : 0);
            axes[c] *= flipX ? -1 : 1;
            axes[3 + c] *= flipY ? -1 : 1;
        }
        data.set(Tag.IMAGE_ORIENTATION_PATIENT, axes)
                .set(Tag.IMAGE_POSITION_PATIENT, position)
                .put(Element.of(Tag.PIXEL_DATA, VR.OW, to));
        return file;
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void a_mirrored_nifti_shows_the_same_patient_as_the_series_it_was_made_from(int axis) {
        Volume original = SeriesReader.read(GeneratedSeries.obliqueMr().write(folder.resolve("original")))
                .volumes()
                .getFirst();
        Volume mirrored = mirrored(original, axis);
        assertThat(mirrored.grid().direction().handedness()).isEqualTo(-1);
        Path file = folder.resolve("mirrored.nii");
        LoadedImage image =
                new LoadedImage("test", List.of(mirrored), "MR", "int16", false, Map.of(), List.of(), ImageHeader.NONE);
        ImageFiles.write(image, file);

        Volume read = ImageFiles.read(file).channels().getFirst();

        assertThat(read.grid().direction().handedness()).isEqualTo(-1);
        assertSamePatient(read, original);
        PlainNifti plain = new PlainNifti(file);
        for (int v = 0; v < 500; v++) {
            int i = v % plain.size(0);
            int j = v * 7 % plain.size(1);
            int k = v * 3 % plain.size(2);
            assertThat((float) plain.value(i, j, k, 0)).isEqualTo(valueAt(original, plain.patient(i, j, k)));
        }
    }

    private static Volume mirrored(Volume volume, int axis) {
        Grid grid = volume.grid();
        Size size = grid.size();
        int[] last = {axis == 0 ? size.x() - 1 : 0, axis == 1 ? size.y() - 1 : 0, axis == 2 ? size.z() - 1 : 0};
        List<Vec3> axes = Stream.of(0, 1, 2)
                .map(a -> a == axis
                        ? new Vec3(0, 0, 0).minus(grid.direction().axis(a))
                        : grid.direction().axis(a))
                .toList();
        Volume mirrored = Volume.zeros(new Grid(
                size,
                grid.spacing(),
                grid.toPatient(last[0], last[1], last[2]),
                new Direction(axes.get(0), axes.get(1), axes.get(2))));
        int v = 0;
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++) {
                    mirrored.data()[v++] = volume.at(
                            axis == 0 ? last[0] - i : i, axis == 1 ? last[1] - j : j, axis == 2 ? last[2] - k : k);
                }
            }
        }
        return mirrored;
    }

    private static void assertSamePatient(Volume found, Volume original) {
        Size size = original.grid().size();
        assertThat(found.data()).hasSameSizeAs(original.data());
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++) {
                    float value = valueAt(found, original.grid().toPatient(i, j, k));
                    if (value != original.at(i, j, k)) {
                        throw new AssertionError("voxel " + i + "," + j + "," + k + " of the original has "
                                + original.at(i, j, k) + ", its place in the patient " + value);
                    }
                }
            }
        }
    }

    /** The voxel at a place, which must be its centre. */
    private static float valueAt(Volume volume, Vec3 place) {
        Vec3 voxel = volume.grid().toVoxel(place);
        Vec3 centre = new Vec3(Math.rint(voxel.x()), Math.rint(voxel.y()), Math.rint(voxel.z()));
        if (voxel.minus(centre).length() > 0.01) {
            throw new AssertionError("no voxel at " + place + ", but at " + voxel);
        }
        return volume.at((int) centre.x(), (int) centre.y(), (int) centre.z());
    }
}
