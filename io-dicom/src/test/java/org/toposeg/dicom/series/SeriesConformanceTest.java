package org.toposeg.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.testing.PlainNifti;
import org.toposeg.dicom.testing.Tool;
import org.toposeg.testing.Each;
import org.toposeg.testing.SharedFolder;

/** Series of scanners, against dcm2niix. */
class SeriesConformanceTest {

    private static final List<String> SERIES = List.of(
            "CTHeadAxial_93x64x64",
            "MR_T1post_22x320x280",
            "MR_hippocrop_study1",
            "MR_hippocrop_study3",
            "enhMR_SiemensXA10");

    @TempDir
    Path folder;

    @Test
    void puts_every_voxel_where_dcm2niix_puts_it() {
        Each.of("series", SERIES, name -> {
            Path series = SharedFolder.dicom("series/" + name);
            Tool.Result result =
                    Tool.run("dcm2niix", "-z", "n", "-f", name, "-o", folder.toString(), series.toString());
            Path nifti = folder.resolve(name + ".nii");
            assertThat(nifti).as(result.output()).exists();
            SeriesReaderTest.assertSameInPatientSpace(SeriesReader.read(series), new PlainNifti(nifti));
        });
    }

    @Test
    void reads_the_enhanced_series_as_the_published_conversion_has_it() {
        Path series = SharedFolder.dicom("series/enhMR_SiemensXA10");

        DicomVolume volume = SeriesReader.read(series);

        assertThat(volume.volumes()).hasSize(4);
        SeriesReaderTest.assertSameInPatientSpace(volume, new PlainNifti(series.resolve("expected_dcm2niix.nii")));
    }
}
