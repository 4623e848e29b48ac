package org.toposeg.dicom.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.SegmentationType;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedFiles;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.dicom.testing.Tool;
import org.toposeg.testing.Each;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.LabelMap;

class DeidentifierTest {

    private static final byte[] KEY = "a secret of the test".getBytes(StandardCharsets.US_ASCII);

    /** Who the patient is, who treated, where. */
    private static final List<Integer> IDENTITY = List.of(
            Tag.PATIENT_NAME,
            Tag.PATIENT_ID,
            Tag.PATIENT_BIRTH_DATE,
            Tag.ACCESSION_NUMBER,
            Tag.REFERRING_PHYSICIAN_NAME,
            Tag.INSTITUTION_NAME,
            Tag.DEVICE_SERIAL_NUMBER,
            Tag.forKeyword("OperatorsName"),
            Tag.forKeyword("StationName"),
            Tag.forKeyword("PerformingPhysicianName"),
            Tag.STUDY_INSTANCE_UID,
            Tag.SERIES_INSTANCE_UID,
            Tag.SOP_INSTANCE_UID,
            Tag.FRAME_OF_REFERENCE_UID);

    @TempDir
    Path folder;

    private static List<Path> objects(String place) throws IOException {
        try (Stream<Path> walk = Files.walk(SharedFolder.dicom(place))) {
            List<Path> objects = new ArrayList<>();
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.toString().contains("DICOMDIR") && DicomReader.looksLikeDicom(file)) {
                    objects.add(file);
                }
            }
            return objects;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conformance", "series"})
    void leaves_no_identity_of_a_sample_in_its_bytes(String place) throws IOException {
        Each.of("objects", objects(place), path -> assertNoIdentity(DicomReader.read(path)));
    }

    static Stream<DicomFile> generated() {
        return Stream.of(
                ct(),
                GeneratedSeries.obliqueMr().file(2),
                new DicomFile(new DataSet(), GeneratedFiles.multiFrame(), TransferSyntax.EXPLICIT_LITTLE),
                new DicomFile(new DataSet(), GeneratedFiles.colours(), TransferSyntax.EXPLICIT_LITTLE),
                ct(new DataSet()
                        .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.88.33")
                        .set(Tag.CONTENT_SEQUENCE, new DataSet().set(Tag.TEXT_VALUE, "Phantom^Generated was here"))));
    }

    private static DicomFile ct(DataSet changes) {
        DicomFile file = ct();
        changes.elements().forEach(file.data()::put);
        return file;
    }

    @ParameterizedTest
    @MethodSource("generated")
    void leaves_no_identity_of_a_generated_object_in_its_bytes(DicomFile file) {
        assertNoIdentity(file);
    }

    private static void assertNoIdentity(DicomFile file) {
        if (file.data().contains(Tag.CONTENT_SEQUENCE)) {
            assertThatThrownBy(() -> basic().apply(file))
                    .isInstanceOf(DicomException.class)
                    .hasMessageContaining("SR, whose content is text");
            return;
        }

        DataSet clean = basic().apply(file).data();

        clean.remove(Tag.PIXEL_DATA);
        String bytes = new String(
                DicomWriter.toBytes(new DicomFile(new DataSet(), clean, TransferSyntax.EXPLICIT_LITTLE)),
                StandardCharsets.ISO_8859_1);
        // Some samples name the institution like the maker, or the patient like the series: that may stay.
        String open = file.data().string(Tag.MANUFACTURER) + " " + file.data().string(Tag.SERIES_NUMBER);
        for (int tag : IDENTITY) {
            for (String value : file.data().strings(tag)) {
                // Shorter ones occur by chance; dummies and public UIDs may be there already.
                boolean telling = value.length() >= 6 && !value.equals("19000101") && !open.contains(value);
                if (telling && !value.startsWith("1.2.840.10008.")) {
                    assertThat(bytes).as(Tag.toString(tag)).doesNotContain(value);
                }
            }
        }
        assertThat(clean.elements()).noneMatch(element -> Tag.isPrivate(element.tag()));
        assertThat(clean.string(Tag.PATIENT_IDENTITY_REMOVED)).isEqualTo("YES");
    }

    @ParameterizedTest
    @MethodSource("images")
    void brings_no_new_error_of_dciodvfy(DicomFile file) {
        Path source = folder.resolve("source.dcm");
        DicomWriter.write(file, source);
        Path target = folder.resolve("clean.dcm");

        DicomWriter.write(basic().apply(DicomReader.read(source)), target);

        assertThat(errors(target)).isSubsetOf(errors(source));
    }

    static Stream<DicomFile> images() {
        return Stream.of(ct(), GeneratedSeries.obliqueMr().file(2));
    }

    private static Set<String> errors(Path file) {
        Set<String> errors = new TreeSet<>();
        for (String line : Tool.run("dciodvfy", file.toString()).output().split("\n")) {
            if (line.startsWith("Error")) {
                // Values differ, what is wrong with them does not.
                errors.add(line.replaceAll("<[^>]*>", "<>"));
            }
        }
        return errors;
    }

    @Test
    void keeps_the_voxels_and_the_place_of_a_series() {
        Path source = GeneratedSeries.obliqueMr().write(folder.resolve("source"));

        FolderDeidentifier.Result result =
                FolderDeidentifier.run(source, folder.resolve("clean"), DeidentificationOptions.basic(KEY));

        assertThat(result.written()).isEqualTo(9);
        assertThat(result.refused()).isEmpty();
        DicomVolume before = SeriesReader.read(source);
        DicomVolume after = SeriesReader.read(folder.resolve("clean"));
        assertThat(after.grid()).isEqualTo(before.grid());
        assertThat(after.volumes().getFirst().data())
                .isEqualTo(before.volumes().getFirst().data());
        assertThat(after.series().uid()).isNotEqualTo(before.series().uid()).startsWith("2.25.");
    }

    @Test
    void maps_references_to_the_new_uids_of_what_they_refer_to() {
        DicomVolume image = SeriesReader.read(GeneratedSeries.ct(3).write(folder));
        LabelMap labels = LabelMap.zeros(image.grid());
        Arrays.fill(labels.data(), (short) 1);
        DicomFile original = new SegmentationWriter(image.series(), image.stack(), Producer.model("test", "1"))
                .toFile(SegmentationType.BINARY, List.of(labels), List.of(Segment.named(1, "All")));
        Deidentifier deidentifier = basic();
        DataSet segmentation = deidentifier.apply(original).data();
        DataSet slice = deidentifier.apply(GeneratedSeries.ct(3).file(0)).data();

        DataSet series = segmentation.item(Tag.REFERENCED_SERIES_SEQUENCE);
        assertThat(series.string(Tag.SERIES_INSTANCE_UID)).isEqualTo(slice.string(Tag.SERIES_INSTANCE_UID));
        assertThat(segmentation.string(Tag.STUDY_INSTANCE_UID)).isEqualTo(slice.string(Tag.STUDY_INSTANCE_UID));
        assertThat(series.items(Tag.REFERENCED_INSTANCE_SEQUENCE))
                .hasSize(3)
                .anyMatch(item ->
                        item.string(Tag.REFERENCED_SOP_INSTANCE_UID).equals(slice.string(Tag.SOP_INSTANCE_UID)));
        String old = original.data().item(Tag.REFERENCED_SERIES_SEQUENCE).string(Tag.SERIES_INSTANCE_UID);
        assertThat(series.string(Tag.SERIES_INSTANCE_UID)).isNotEqualTo(old).isEqualTo(new Pseudonyms(KEY).uid(old));
        assertThat(slice.string(Tag.SOP_CLASS_UID)).isEqualTo("1.2.840.10008.5.1.4.1.1.2");
    }

    @Test
    void gives_the_same_identifiers_under_the_same_key_and_others_under_another() {
        DicomFile file = ct();
        DataSet first = basic().apply(file).data();
        DataSet again = basic().apply(file).data();
        byte[] other = "another secret, as long".getBytes(StandardCharsets.US_ASCII);
        DataSet different = new Deidentifier(DeidentificationOptions.basic(other))
                .apply(file)
                .data();

        assertThat(again.string(Tag.SOP_INSTANCE_UID)).isEqualTo(first.string(Tag.SOP_INSTANCE_UID));
        assertThat(again.string(Tag.PATIENT_ID)).isEqualTo(first.string(Tag.PATIENT_ID));
        assertThat(different.string(Tag.SOP_INSTANCE_UID)).isNotEqualTo(first.string(Tag.SOP_INSTANCE_UID));
        assertThat(different.string(Tag.PATIENT_ID)).isNotEqualTo(first.string(Tag.PATIENT_ID));
    }

    @Test
    void keeps_uids_and_dates_only_when_told_to() {
        DicomFile file = ct();
        file.data().set(Tag.STUDY_DATE, "20240229").set(Tag.PATIENT_BIRTH_DATE, "19500101");

        DataSet kept = with(true, true, false).apply(file).data();

        assertThat(kept.string(Tag.SOP_INSTANCE_UID)).isEqualTo(file.sopInstance());
        assertThat(kept.string(Tag.STUDY_DATE)).isEqualTo("20240229");
        assertThat(kept.string(Tag.PATIENT_BIRTH_DATE)).isEmpty();
        assertThat(kept.string(Tag.forKeyword("LongitudinalTemporalInformationModified")))
                .isEqualTo("UNMODIFIED");
        assertThat(kept.items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE))
                .extracting(item -> item.string(Tag.CODE_VALUE))
                .containsExactly("113100", "113106", "113110");
        DataSet basic = basic().apply(file).data();
        assertThat(basic.string(Tag.STUDY_DATE)).isEmpty();
        assertThat(basic.string(Tag.SERIES_DATE)).isIn("", "19000101");
    }

    @Test
    void keeps_imaging_words_of_descriptions_and_drops_names_among_them() {
        DicomFile file = ct();
        file.data()
                .set(Tag.SERIES_DESCRIPTION, "CT Thorax 5.0 mm post KM, Meier Hans *1950")
                .set(Tag.STUDY_DESCRIPTION, "Frau Schmidt");

        DataSet clean = with(false, false, true).apply(file).data();

        assertThat(clean.string(Tag.SERIES_DESCRIPTION)).isEqualTo("CT Thorax 5.0 mm post KM");
        assertThat(clean.string(Tag.STUDY_DESCRIPTION)).isEmpty();
        assertThat(basic().apply(file).data().contains(Tag.SERIES_DESCRIPTION)).isFalse();
    }

    @Test
    void removes_private_and_unknown_attributes_and_names_in_nested_items() {
        DicomFile file = ct();
        file.data()
                .put(Element.of(0x00091001, VR.LO, "Meier".getBytes(StandardCharsets.US_ASCII)))
                .put(Element.of(0x00280FFE, VR.LO, "unknown".getBytes(StandardCharsets.US_ASCII)))
                .set(
                        Tag.REFERENCED_IMAGE_SEQUENCE,
                        new DataSet()
                                .set(Tag.REFERENCED_SOP_INSTANCE_UID, "1.2.3")
                                .set(Tag.PERSON_NAME, "Meier^Hans"));

        DataSet clean = basic().apply(file).data();

        assertThat(clean.contains(0x00091001)).isFalse();
        assertThat(clean.contains(0x00280FFE)).isFalse();
        DataSet item = clean.item(Tag.REFERENCED_IMAGE_SEQUENCE);
        assertThat(item.string(Tag.PERSON_NAME)).isEqualTo("REMOVED");
        assertThat(item.string(Tag.REFERENCED_SOP_INSTANCE_UID)).startsWith("2.25.");
    }

    @Test
    void clears_an_overlay_that_lies_in_unused_bits_of_the_pixels() {
        DicomFile file = ct();
        byte[] pixels =
                new byte[2 * file.data().integer(Tag.ROWS, 0) * file.data().integer(Tag.COLUMNS, 0)];
        pixels[0] = 0x34;
        pixels[1] = (byte) 0xF2;
        file.data()
                .set(Tag.BITS_STORED, 12)
                .set(Tag.HIGH_BIT, 11)
                .put(Element.of(0x60000102, VR.US, new byte[] {12, 0}))
                .put(Element.of(Tag.PIXEL_DATA, VR.OW, pixels));

        DataSet clean = basic().apply(file).data();

        assertThat(clean.get(Tag.PIXEL_DATA).bytes()).startsWith(0x34, 0x02);
        assertThat(clean.contains(0x60000102)).isFalse();
    }

    @Test
    void flags_what_may_show_text() {
        DataSet image = GeneratedSeries.obliqueMr().file(2).data();
        assertThat(BurnedIn.suspicion(image.copy().set(Tag.BURNED_IN_ANNOTATION, "YES")))
                .hasValue("it says that text is burned into its pixels");
        assertThat(BurnedIn.suspicion(image.copy().set(Tag.MODALITY, "US"))).isPresent();
        assertThat(BurnedIn.suspicion(image.copy().set(Tag.IMAGE_TYPE, "DERIVED", "SECONDARY", "SCREEN SAVE")))
                .isPresent();
        assertThat(BurnedIn.suspicion(image.copy().set(Tag.MODALITY, "US").set(Tag.BURNED_IN_ANNOTATION, "NO")))
                .isEmpty();
        assertThat(BurnedIn.suspicion(image)).isEmpty();
    }

    @Test
    void refuses_a_key_that_is_no_secret_and_results_in_the_source() {
        assertThatThrownBy(() -> DeidentificationOptions.basic(new byte[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 16 bytes");
        assertThatThrownBy(() ->
                        FolderDeidentifier.run(folder, folder.resolve("within"), DeidentificationOptions.basic(KEY)))
                .isInstanceOf(DicomException.class);
    }

    private static Deidentifier basic() {
        return new Deidentifier(DeidentificationOptions.basic(KEY));
    }

    private static Deidentifier with(boolean uids, boolean dates, boolean descriptors) {
        return new Deidentifier(new DeidentificationOptions(KEY, uids, dates, descriptors));
    }

    private static DicomFile ct() {
        return GeneratedSeries.ct(13).file(9);
    }
}
