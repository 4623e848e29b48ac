package org.toposeg.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.frame.SourceInstance;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.io.ImageFiles;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class DataSetsTest {

    private static final Grid GRID = Grid.of(new Size(4, 3, 2), new Vec3(1, 1, 2));

    @TempDir
    Path folder;

    private void describe(String json) throws IOException {
        Files.writeString(folder.resolve("dataset.json"), json);
    }

    private void write(String id, int channels) {
        for (int c = 0; c < channels; c++) {
            Volume volume = Volume.zeros(GRID);
            volume.data()[0] = c + 1;
            ImageFiles.write(volume, folder.resolve("imagesTr/%s_%04d.nii.gz".formatted(id, c)));
        }
        ImageFiles.writeLabels(LabelMap.zeros(GRID), folder.resolve("labelsTr/" + id + ".nii.gz"));
    }

    @Test
    void reads_the_nnunet_layout_with_two_channels() throws IOException {
        describe("""
            {"channel_names": {"1": "T2", "0": "T1"}, "labels": {"background": 0, "vessel": 1},
             "numTraining": 2, "file_ending": ".nii.gz"}\
            """);
        write("b", 2);
        write("a", 2);
        CaseSource cases = DataSets.open(folder);
        assertThat(cases.cases()).containsExactly("a", "b");
        assertThat(cases.channels()).containsExactly("T1", "T2");
        assertThat(cases.labels()).isEqualTo(Map.of(0, "background", 1, "vessel"));
        assertThat(cases.load("a").channels()).extracting(v -> v.data()[0]).containsExactly(1f, 2f);
        assertThat(cases.files("a")).hasSize(3);
    }

    @Test
    void names_the_channel_file_that_is_missing() throws IOException {
        describe("{\"channel_names\": {\"0\": \"T1\", \"1\": \"T2\"}, \"labels\": {\"background\": 0, \"vessel\": 1}}");
        write("a", 1);
        assertThatThrownBy(() -> DataSets.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a_0001.nii.gz does not exist");
    }

    @Test
    void refuses_a_count_that_does_not_match_the_files() throws IOException {
        describe("{\"channel_names\": {\"0\": \"T1\"}, \"labels\": {\"background\": 0, \"vessel\": 1}, \"numTraining\":"
                + " 3}");
        write("a", 1);
        assertThatThrownBy(() -> DataSets.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("announces 3 training cases")
                .hasMessageContaining("there are 1");
    }

    private void assertRefused(String labels, String... parts) throws IOException {
        describe("{\"channel_names\": {\"0\": \"T1\"}, \"labels\": " + labels + "}");
        assertThatThrownBy(() -> DataSets.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void refuses_labels_that_would_be_learnt_as_something_else() throws IOException {
        write("a", 1);
        assertRefused("{\"background\": 0, \"a\": 1, \"ignore\": 2}", "\"ignore\" (2)", "not supported");
        assertRefused("{\"0\": \"background\", \"1\": \"a\", \"2\": \"Ignore\"}", "\"Ignore\" (2)");
        assertRefused("{\"a\": 0, \"background\": 1}", "the value 0 to \"a\"", "0 is the background");
        assertRefused("{\"background\": 1, \"a\": 2}", "the value 1 to \"background\"");
        assertRefused("{\"background\": 0, \"a\": 1, \"a\": 2}", "Duplicate", "\"a\"");
        assertRefused("{\"background\": 0, \"whole\": [1, 2]}", "regions");
        assertRefused(
                IntStream.range(1, 251)
                        .mapToObj(l -> "\"l" + l + "\": " + l)
                        .collect(Collectors.joining(", ", "{", "}")),
                "names 251 labels",
                "at most 250");
    }

    @Test
    void refuses_an_image_without_label_map_though_no_count_is_announced() throws IOException {
        describe("{\"channel_names\": {\"0\": \"T1\"}, \"labels\": {\"background\": 0, \"vessel\": 1}}");
        write("a", 1);
        write("b", 1);
        assertThat(DataSets.open(folder).cases()).containsExactly("a", "b");
        Files.delete(folder.resolve("labelsTr/b.nii.gz"));
        assertThatThrownBy(() -> DataSets.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("1 case(s) without a label map", ": b;");
    }

    @Test
    void reads_the_colours_of_a_picture_from_the_one_file_of_nnunet() throws IOException {
        describe("""
            {"channel_names": {"0": "R", "1": "G", "2": "B"}, "labels": {"background": 0, "vessel": 1},
             "file_ending": ".png"}\
            """);
        Files.createDirectories(folder.resolve("imagesTr"));
        Files.createDirectories(folder.resolve("labelsTr"));
        BufferedImage colours = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
        colours.setRGB(0, 0, 0x0A141E);
        ImageIO.write(colours, "png", folder.resolve("imagesTr/a_0000.png").toFile());
        BufferedImage mask = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
        mask.getRaster().setSample(0, 0, 0, 1);
        ImageIO.write(mask, "png", folder.resolve("labelsTr/a.png").toFile());

        CaseSource.Case read = DataSets.open(folder).load("a");

        assertThat(read.channels()).extracting(v -> v.data()[0]).containsExactly(10f, 20f, 30f);
        assertThat(read.labels().label(0)).isEqualTo(1);
    }

    @Test
    void refuses_labels_on_another_grid() throws IOException {
        describe("{\"channel_names\": {\"0\": \"T1\"}, \"labels\": {\"background\": 0, \"vessel\": 1}}");
        write("a", 1);
        ImageFiles.writeLabels(
                LabelMap.zeros(Grid.of(GRID.size(), new Vec3(1, 1, 3))), folder.resolve("labelsTr/a.nii.gz"));
        CaseSource cases = DataSets.open(folder);
        assertThatThrownBy(() -> cases.load("a"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another grid");
    }

    @Test
    void refuses_a_path_out_of_the_folder() throws IOException {
        describe("""
            {"modality": {"0": "MRI"}, "labels": {"0": "background", "1": "vessel"},
             "training": [{"image": "../x.nii.gz", "label": "../y.nii.gz"}]}\
            """);
        assertThatThrownBy(() -> DataSets.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("outside of the data set");
    }

    @Test
    void reads_the_decathlon_layout_of_the_hippocampus_set() {
        Path hippocampus = SharedFolder.data("hippocampus");
        CaseSource cases = DataSets.open(hippocampus);
        assertThat(cases.cases()).hasSize(125).startsWith("hippocampus_001");
        assertThat(cases.labels()).containsEntry(1, "Anterior").containsEntry(2, "Posterior");
        assertThat(cases.load("hippocampus_001").labels().labels()).containsExactly(1, 2);
    }

    @Test
    void pairs_files_that_are_named_alike_and_takes_their_one_value_for_inside() {
        for (String id : List.of("a", "b")) {
            Volume mask = Volume.zeros(GRID);
            mask.data()[3] = 255;
            ImageFiles.write(Volume.zeros(GRID), folder.resolve("images/" + id + ".nii.gz"));
            ImageFiles.write(mask, folder.resolve("masks/" + id + "_mask.nii.gz"));
        }
        CaseSource cases = DataSets.open(folder);
        assertThat(cases.cases()).containsExactly("a", "b");
        assertThat(cases.labels()).isEqualTo(Map.of(0, "background", 1, "foreground"));
        assertThat(cases.load("b").labels().label(3)).isEqualTo(1);
        assertThat(DataSets.masksOf(folder).test(folder.resolve("masks/a_mask.nii.gz")))
                .isTrue();
    }

    @Test
    void an_image_without_a_mask_is_named_and_another_readers_mask_beside_the_images_is_no_image() throws IOException {
        Volume mask = Volume.zeros(GRID);
        mask.data()[3] = 1;
        for (String id : List.of("a", "b")) {
            ImageFiles.write(Volume.zeros(GRID), folder.resolve(id + ".nii.gz"));
            ImageFiles.write(mask, folder.resolve(id + "_mask.nii.gz"));
        }
        ImageFiles.write(mask, folder.resolve("b_2nd.nii.gz"));
        assertThat(DataSets.open(folder).cases()).containsExactly("a", "b");

        ImageFiles.write(Volume.zeros(GRID), folder.resolve("c.nii.gz"));
        assertThatThrownBy(() -> DataSets.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("c.nii.gz has no mask: there is no ")
                .hasMessageContaining("c_mask.nii.gz");
    }

    @Test
    void takes_patterns_and_names_from_a_description_and_names_a_mask_without_image() throws IOException {
        describe("""
            {"channel_names": {"0": "T1"}, "labels": {"background": 0, "cord": 1},
             "images": "t1/*_T1.nii.gz", "masks": "seg/seg-*.nii.gz"}\
            """);
        ImageFiles.write(Volume.zeros(GRID), folder.resolve("t1/x_T1.nii.gz"));
        ImageFiles.writeLabels(LabelMap.zeros(GRID), folder.resolve("seg/seg-x.nii.gz"));
        assertThat(DataSets.open(folder).cases()).containsExactly("x");
        ImageFiles.writeLabels(LabelMap.zeros(GRID), folder.resolve("seg/seg-y.nii.gz"));
        assertThatThrownBy(() -> DataSets.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("seg-y.nii.gz has no image");
    }

    /** Sizes and values as in ../shared/data/README.md. */
    @Test
    void reads_the_layouts_of_DRIVE_and_CHASE() {
        Path retina = SharedFolder.data("retina");
        CaseSource drive = DataSets.open(retina.resolve("DRIVE_training"));
        assertThat(drive.cases()).hasSize(20).startsWith("21");
        assertThat(drive.channels()).containsExactly("red", "green", "blue");
        assertThat(drive.files("21").getLast().toString()).endsWith("1st_manual/21_manual1.gif");
        assertThat(drive.load("21").labels().labels()).containsExactly(1);
        CaseSource chase = DataSets.open(retina.resolve("CHASE_DB1"));
        assertThat(chase.cases()).hasSize(14);
        assertThat(chase.load("Image_01L").labels().labels()).containsExactly(1);
    }

    @Test
    void pairs_a_dicom_series_with_the_segmentation_that_refers_to_it(@TempDir Path elsewhere) throws IOException {
        DicomVolume image = SeriesReader.read(GeneratedSeries.obliqueMr().write(elsewhere));
        LabelMap labels = LabelMap.zeros(image.grid());
        labels.data()[500] = 7;
        new SegmentationWriter(image.series(), image.stack(), Producer.model("test", "1"))
                .write(labels, List.of(Segment.named(7, "Liver")), folder.resolve("seg.dcm"));
        Path copies = Files.createDirectories(folder.resolve("images"));
        for (SourceInstance instance : image.series().instances()) {
            Files.copy(instance.file(), copies.resolve(instance.sopInstance() + ".dcm"));
        }
        CaseSource cases = DataSets.open(folder);
        assertThat(cases.cases()).containsExactly(image.series().uid());
        assertThat(cases.labels()).isEqualTo(Map.of(0, "background", 1, "Liver"));
        LabelMap read = cases.load(image.series().uid()).labels();
        assertThat(read.label(500)).isEqualTo(1);
        assertThat(read.labels()).containsExactly(1);
    }
}
