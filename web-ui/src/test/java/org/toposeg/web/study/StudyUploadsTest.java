package org.toposeg.web.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.Size;
import org.toposeg.web.ApplicationTest;

class StudyUploadsTest extends ApplicationTest {

    private static final Path SERIES = Path.of("../../shared/data/dicom/series");

    @TempDir
    Path temp;

    @Autowired
    private StudyUploads uploads;

    @Autowired
    private StudyImport images;

    /** The sizes are those of ../shared/data/README.md: an oblique MR of 22 slices of 320 × 280. */
    @Test
    void takes_a_zipped_dicom_series() throws IOException {
        assumeTrue(Files.isDirectory(SERIES), "../shared/data/dicom/series is not beside the project: skipped");
        List<Study> added = upload(zip(obliqueSeries()), "series.zip").added();
        assertThat(added).singleElement().satisfies(study -> {
            assertThat(study.modality()).isEqualTo("MR");
            assertThat(study.size().z()).isEqualTo(22);
            assertThat(List.of(study.size().x(), study.size().y())).containsExactlyInAnyOrder(320, 280);
            assertThat(ImageFiles.read(files.image(study.id(), 0)).grid().size())
                    .isEqualTo(study.size());
        });
    }

    @Test
    void names_the_upload_that_is_no_image() throws IOException {
        Path text = Files.writeString(temp.resolve("report.nii"), "x".repeat(1000));
        assertThatThrownBy(() -> upload(text, "report.nii"))
                .isInstanceOf(StudyUploads.Refused.class)
                .hasMessageStartingWith("report.nii is not a NIfTI file");
    }

    /** A case in the Decathlon's layout with what subjects.csv says of it. */
    @Test
    void takes_the_references_and_attributes_of_a_data_set() throws IOException {
        Path hippocampus = Path.of("../../shared/data/hippocampus");
        assumeTrue(Files.isDirectory(hippocampus), "../shared/data/hippocampus is not beside the project: skipped");
        Path part = temp.resolve("part");
        for (String file : List.of("imagesTr/hippocampus_001.nii.gz", "labelsTr/hippocampus_001.nii.gz")) {
            Files.createDirectories(part.resolve(file).getParent());
            Files.copy(hippocampus.resolve(file), part.resolve(file));
        }
        Files.writeString(part.resolve("dataset.json"), """
            {"modality": {"0": "MRI"}, "labels": {"0": "background", "1": "Anterior", "2": "Posterior"},
             "training": [{"image": "imagesTr/hippocampus_001.nii.gz",
                           "label": "labelsTr/hippocampus_001.nii.gz"}]}\
            """);
        Files.writeString(part.resolve("subjects.csv"), "case,sex\nhippocampus_001,female\n");
        Study study = images.addFolder(part, "part").added().getFirst();
        assertThat(study.name()).isEqualTo("hippocampus_001");
        assertThat(worklist.attributes().get(study.id())).isEqualTo(Map.of("sex", "female"));
        SegmentationVersion reference =
                worklist.find(study.id()).orElseThrow().reference().orElseThrow();
        assertThat(reference.structures())
                .extracting(s -> s.name().toLowerCase())
                .containsExactly("anterior", "posterior");
        assertThat(reference.measures())
                .allSatisfy(m -> assertThat(m.volumeMl()).isBetween(0.5, 5.0));
    }

    @Test
    void takes_a_nifti_volume() throws IOException {
        var labels = org.toposeg.web.VesselTree.labels(16);
        Path file = temp.resolve("a.nii.gz");
        ImageFiles.write(org.toposeg.web.VesselTree.image(labels), file);
        assertThat(upload(file, "patient 7.nii.gz").added()).singleElement().satisfies(study -> {
            assertThat(study.name()).isEqualTo("patient 7");
            assertThat(study.size()).isEqualTo(new Size(16, 16, 16));
        });
    }

    private StudyImport.Result upload(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return uploads.add(in, Files.size(file), name);
        }
    }

    private static Path obliqueSeries() throws IOException {
        try (Stream<Path> folders = Files.list(SERIES)) {
            return folders.filter(f -> f.getFileName().toString().toLowerCase().contains("t1post"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path zip(Path folder) throws IOException {
        Path zip = temp.resolve("series.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return zip;
    }
}
