package org.toposeg.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.testing.Slices;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.Volume;

/** Volumes at one place: told apart by whatever tells them apart, or refused; slices of different ones never mix. */
class TimeSeriesTest {

    private static final int SLICES = 3;
    private static final int TIMES = 4;

    @TempDir
    private Path folder;

    /** Files in an order that says nothing; voxels hold the number of their volume. */
    private Path write(int skip, BiConsumer<DataSet, Integer> mark) {
        for (int k = 0; k < SLICES; k++) {
            for (int t = 0; t < TIMES; t++) {
                short[] pixels = new short[16];
                Arrays.fill(pixels, (short) t);
                DicomFile file = Slices.slice(k + 1, pixels);
                file.data()
                        .set(Tag.SOP_INSTANCE_UID, Slices.SERIES + "." + k + "." + t)
                        .set(Tag.MODALITY, "MR");
                mark.accept(file.data(), t);
                int place = (t + 2 * k) % TIMES;
                if (k * TIMES + t != skip) {
                    DicomWriter.write(file, folder.resolve("%d%d.dcm".formatted(place, k)));
                }
            }
        }
        return folder;
    }

    private static void requireUnmixed(DicomVolume image) {
        assertThat(image.volumes()).hasSize(TIMES);
        for (Volume volume : image.volumes()) {
            assertThat(volume.data()).containsOnly(volume.data()[0]);
        }
        assertThat(image.volumes().stream().map(volume -> volume.data()[0])).containsExactlyInAnyOrder(0f, 1f, 2f, 3f);
    }

    /** PS3.3, C.8.13.5.9: one b-value, one instance number a slice, and directions. */
    @Test
    void gradient_directions_tell_volumes_apart() {
        requireUnmixed(SeriesReader.read(write(
                -1,
                (data, t) -> data.set(Tag.DIFFUSION_B_VALUE, 1000.0)
                        .set(Tag.forKeyword("DiffusionGradientOrientation"), Math.cos(t), Math.sin(t), 0))));
    }

    @Test
    void frame_reference_time_tells_volumes_apart_and_gives_their_distance() {
        DicomVolume image = SeriesReader.read(
                write(-1, (data, t) -> data.set(Tag.forKeyword("FrameReferenceTime"), 30000.0 * t + 15000)));

        requireUnmixed(image);
        assertThat(image.timeStep()).isCloseTo(30, within(1e-9));
    }

    @Test
    void content_time_tells_volumes_apart() {
        requireUnmixed(SeriesReader.read(write(-1, (data, t) -> data.set(Tag.CONTENT_TIME, "1200%02d".formatted(t)))));
    }

    @Test
    void volumes_that_nothing_tells_apart_are_refused() {
        write(-1, (data, t) -> {});

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("images at one position that nothing tells apart");
    }

    @Test
    void a_volume_that_lacks_a_slice_is_named() {
        write(5, (data, t) -> data.set(Tag.forKeyword("FrameReferenceTime"), 1000.0 * t));

        assertThatThrownBy(() -> SeriesReader.read(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("is an image of 4 volumes and not complete")
                .hasMessageContaining("has 2 of 3 slices");
    }

    /** As dcm2niix: pixdim[4] in seconds, xyzt_units 2 + 8. */
    @Test
    void repetition_time_is_kept_in_nifti() throws Exception {
        write(
                -1,
                (data, t) -> data.set(Tag.REPETITION_TIME, 2000.0)
                        .set(Tag.ACQUISITION_NUMBER, t + 1)
                        .set(Tag.ACQUISITION_TIME, "1000%02d".formatted(2 * t)));
        Path out = folder.resolveSibling(folder.getFileName() + ".nii");

        ImageFiles.write(ImageFiles.read(folder), out);

        ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
        Files.delete(out);
        assertThat(header.getShort(48)).isEqualTo((short) TIMES);
        assertThat(header.getFloat(92)).isEqualTo(2f);
        assertThat(header.get(123)).isEqualTo((byte) 10);
    }

    /** A volume every ten seconds of echoes a few milliseconds apart: the time between volumes counts. */
    @Test
    void the_measured_distance_of_volumes_goes_before_a_short_repetition_time() {
        DicomVolume image = SeriesReader.read(write(
                -1,
                (data, t) -> data.set(Tag.REPETITION_TIME, 5.0)
                        .set(Tag.ACQUISITION_NUMBER, t + 1)
                        .set(Tag.ACQUISITION_TIME, "1000%02d".formatted(10 * t))));

        assertThat(image.timeStep()).isCloseTo(10, within(1e-9));
    }
}
