package org.toposeg.web.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.io.ImageFiles;
import org.toposeg.web.ApplicationTest;
import org.toposeg.web.VesselTree;
import org.toposeg.web.storage.DataFolder;

/** What a stranger uploads costs bounded memory, lies under no name, and is answered in words. */
class UploadLimitsTest extends ApplicationTest {

    @TempDir
    Path temp;

    @Autowired
    private StudyUploads uploads;

    @Autowired
    private DataFolder data;

    /** Each unpacks to more than all of Java's memory, as three uploads of 979 KB did that unpacked to 1 GB. */
    @Test
    void three_images_at_once_that_unpack_to_more_than_the_memory_are_refused_in_words() throws Exception {
        byte[] packed = zeros(Runtime.getRuntime().maxMemory() / 2);
        try (ExecutorService three = Executors.newFixedThreadPool(3)) {
            List<Future<Throwable>> answers = IntStream.range(0, 3)
                    .mapToObj(i -> three.submit(() -> catchThrowable(() ->
                            uploads.add(new ByteArrayInputStream(packed), packed.length, "big-" + i + ".nii.gz"))))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get())
                        .isInstanceOf(StudyUploads.Refused.class)
                        .hasMessageStartingWith("big-" + i + ".nii.gz needs")
                        .hasMessageContaining("memory");
            }
        }
        assertThat(worklist.all()).isEmpty();
        nothingIsLeft();
    }

    @Test
    void an_upload_that_breaks_off_lay_under_no_name_and_leaves_nothing() {
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 1;
                }
                try (Stream<Path> all = Files.walk(data.root())) {
                    assertThat(all.map(Path::toString)).noneMatch(name -> name.contains("Mustermann"));
                }
                try (Stream<Path> all = Files.walk(data.root().resolve("uploads"))) {
                    assertThat(all.filter(Files::isRegularFile)).hasSize(1).allMatch(f -> f.endsWith("upload.nii.gz"));
                }
                throw new IOException("Connection reset by peer");
            }
        };
        Throwable answer = catchThrowable(() -> uploads.add(broken, -1, "Mustermann Max.nii.gz"));
        assertThat(answer).isInstanceOf(StudyUploads.Refused.class);
        assertThat(answer.getMessage())
                .startsWith("Mustermann Max.nii.gz: ")
                .contains("log")
                .doesNotContain("peer");
        nothingIsLeft();
    }

    /** A name longer than the database's column, as a SeriesDescription may be. */
    @Test
    void a_name_that_is_too_long_is_shortened_and_the_person_is_told() throws IOException {
        String name = "T1 ".repeat(200).strip();
        StudyImport.Result result = upload(name + ".nii.gz");
        assertThat(result.added()).singleElement().satisfies(study -> {
            assertThat(study.name()).hasSize(255).startsWith("T1 T1").endsWith("…");
            assertThat(worklist.find(study.id())).isPresent();
        });
        assertThat(result.problems())
                .anyMatch(problem -> problem.contains("has 599 characters and was shortened to the first 254"));
    }

    /** DICOM allows 64 characters (LO, PS3.5 6.2); files do not heed it. */
    @Test
    void a_series_description_of_5000_characters_is_shortened_and_the_person_is_told() throws IOException {
        Path zip = zippedSeries("T2 tse ".repeat(800), "Doe^Jane");
        StudyImport.Result result;
        try (InputStream in = Files.newInputStream(zip)) {
            result = uploads.add(in, Files.size(zip), "series.zip");
        }
        assertThat(result.added()).singleElement().satisfies(study -> {
            assertThat(study.name()).hasSize(255).startsWith("T2 tse T2 tse");
            assertThat(study.subject()).isEqualTo("Doe Jane");
        });
        assertThat(result.problems()).singleElement().asString().contains("was shortened to the first 254");
    }

    @Test
    void takes_a_name_with_characters_that_a_database_refuses() throws IOException {
        assertThat(upload("a\u0001b.nii.gz").added().getFirst().name()).isEqualTo("a b");
    }

    private StudyImport.Result upload(String name) throws IOException {
        Path file = temp.resolve("a.nii.gz");
        ImageFiles.write(VesselTree.image(VesselTree.labels(16)), file);
        try (InputStream in = Files.newInputStream(file)) {
            return uploads.add(in, Files.size(file), name);
        }
    }

    /** Three slices of 8 × 8. */
    private Path zippedSeries(String description, String patient) throws IOException {
        Path zip = temp.resolve("series.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int slice = 0; slice < 3; slice++) {
                DataSet data =
                        slice(slice).set(Tag.SERIES_DESCRIPTION, description).set(Tag.PATIENT_NAME, patient);
                out.putNextEntry(new ZipEntry(patient + slice + ".dcm"));
                out.write(DicomWriter.toBytes(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE)));
            }
        }
        return zip;
    }

    private static DataSet slice(int number) {
        return new DataSet()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.4")
                .set(Tag.SOP_INSTANCE_UID, "2.25.1." + (number + 1))
                .set(Tag.STUDY_INSTANCE_UID, "2.25.2")
                .set(Tag.SERIES_INSTANCE_UID, "2.25.3")
                .set(Tag.MODALITY, "MR")
                .set(Tag.INSTANCE_NUMBER, number + 1)
                .set(Tag.IMAGE_POSITION_PATIENT, 0.0, 0.0, 2.0 * number)
                .set(Tag.IMAGE_ORIENTATION_PATIENT, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
                .set(Tag.PIXEL_SPACING, 1.0, 1.0)
                .set(Tag.SAMPLES_PER_PIXEL, 1)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .set(Tag.ROWS, 8)
                .set(Tag.COLUMNS, 8)
                .set(Tag.BITS_ALLOCATED, 16)
                .set(Tag.BITS_STORED, 16)
                .set(Tag.HIGH_BIT, 15)
                .set(Tag.PIXEL_REPRESENTATION, 0)
                .put(Element.of(Tag.PIXEL_DATA, VR.OW, new byte[8 * 8 * 2]));
    }

    private void nothingIsLeft() {
        assertThat(data.root().resolve("uploads")).isEmptyDirectory();
        assertThat(files.folders()).isEmpty();
    }

    /** A valid NIfTI-1 file of zero bytes, one a voxel, that takes {@code 4 * voxels} bytes of memory. */
    private static byte[] zeros(long voxels) throws IOException {
        int edge = (int) Math.cbrt(voxels);
        ByteBuffer header = ByteBuffer.allocate(352).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, 348).putShort(40, (short) 3);
        for (int d = 0; d < 3; d++) {
            header.putShort(42 + 2 * d, (short) edge).putFloat(80 + 4 * d, 1);
        }
        header.putShort(70, (short) 2).putShort(72, (short) 8).putFloat(108, 352);
        header.putInt(344, 0x00312B6E);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(header.array());
            byte[] slice = new byte[edge * edge];
            for (int z = 0; z < edge; z++) {
                out.write(slice);
            }
        }
        return packed.toByteArray();
    }
}
