package org.toposeg.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.Volume;

/** Images with several volumes, DICOM and NIfTI, of which one is wanted. */
class ConvertVolumeTest {

    @TempDir
    private Path folder;

    /** One series of four points in time, each brighter than the one before. */
    private Path fourTimes() {
        GeneratedSeries generated = GeneratedSeries.obliqueMr();
        for (int time = 1; time <= 4; time++) {
            for (DicomFile file : generated.files()) {
                file.data()
                        .set(Tag.SOP_INSTANCE_UID, file.sopInstance() + "." + time)
                        .set(Tag.TEMPORAL_POSITION_IDENTIFIER, time)
                        .set(Tag.NUMBER_OF_TEMPORAL_POSITIONS, 4)
                        .set(Tag.RESCALE_SLOPE, (double) time)
                        .set(Tag.RESCALE_INTERCEPT, 0.0);
                DicomWriter.write(file, folder.resolve("series").resolve(file.sopInstance() + ".dcm"));
            }
        }
        return folder.resolve("series");
    }

    @Test
    void takes_the_chosen_point_in_time_of_a_series_and_of_its_nifti() {
        Path series = fourTimes();
        List<Volume> all = ImageFiles.read(series).channels();
        assertThat(all).hasSize(4);
        Path whole = folder.resolve("whole.nii.gz");
        assertThat(CommandRun.of("convert", series, whole).code()).isZero();
        for (Path in : List.of(series, whole)) {
            Path out = folder.resolve("third.nii.gz");
            CommandRun run = CommandRun.of("convert", in, out, "--volume", 2);
            assertThat(run.code()).as(run.err()).isZero();
            List<Volume> found = ImageFiles.read(out).channels();
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().data())
                    .isEqualTo(all.get(2).data())
                    .isNotEqualTo(all.get(1).data());
            assertThat(found.getFirst().grid().distance(all.get(2).grid())).isLessThanOrEqualTo(1e-3);

            CommandRun missing = CommandRun.of("convert", in, out, "--volume", 4);
            assertThat(missing.code()).isEqualTo(1);
            assertThat(missing.err()).contains("has 4 volumes, numbered from 0; there is no volume 4");
        }
    }
}
