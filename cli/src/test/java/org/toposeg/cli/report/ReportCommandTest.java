package org.toposeg.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.CommandRun;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void writeTables() throws IOException {
        StringBuilder a = new StringBuilder("case,dice,sex\n");
        StringBuilder b = new StringBuilder("case,dice,sex\n");
        for (int c = 0; c < 12; c++) {
            a.append("c%d,%s,%s\n".formatted(c, 0.7 + 0.01 * c, c % 2 == 0 ? "f" : "Жен <b>"));
            b.append("c%d,%s,f\n".formatted(c, 0.72 + 0.012 * c));
        }
        first = Files.writeString(folder.resolve("a.csv"), a);
        second = Files.writeString(folder.resolve("b.csv"), b);
    }

    private Path json(Object... arguments) throws IOException {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.code()).as(run.err()).isZero();
        return Files.writeString(folder.resolve("result.json"), run.out());
    }

    private String[] written(Path result) throws IOException {
        Path html = folder.resolve("r.html");
        Path pdf = folder.resolve("r.pdf");
        CommandRun run = CommandRun.of("report", result, "-o", html, "-o", pdf);
        assertThat(run.code()).as(run.err()).isZero();
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new String[] {Files.readString(html), new PDFTextStripper().getText(document)};
        }
    }

    @Test
    void a_fairness_report_names_groups_in_any_script_and_warns() throws IOException {
        String[] report = written(json("fairness", first, "--json"));
        assertThat(report[0])
                .contains("Жен &lt;b&gt;")
                .contains("too few for any claim")
                .contains("<svg");
        assertThat(report[0]).doesNotContain("src=\"http").doesNotContain("<script");
        assertThat(report[1])
                .contains("Жен <b>")
                .contains("too few for any claim")
                .contains("page 1 of");
    }

    @Test
    void a_comparison_report_shows_ranks_and_differences() throws IOException {
        String[] report = written(json("compare", first, second, "--json"));
        for (String text : report) {
            assertThat(text)
                    .contains("b is better than a")
                    .contains("Ranks by dice")
                    .contains("Holm");
        }
    }

    @Test
    void an_evaluation_report_shows_volumes_and_where_errors_are() throws IOException {
        for (int c = 0; c < 3; c++) {
            ImageFiles.writeLabels(box(4, 9), folder.resolve("reference").resolve("c" + c + ".nii.gz"));
            ImageFiles.writeLabels(
                    box(4 + c, 9 + c), folder.resolve("prediction").resolve("c" + c + ".nii.gz"));
        }
        Path result = json("evaluate", "-p", folder.resolve("prediction"), "-r", folder.resolve("reference"), "--json");
        String[] report = written(result);
        assertThat(report[0]).contains("data:image/png;base64").contains("Bland-Altman");
        assertThat(report[1]).contains("Where it goes wrong").contains("label 1");
    }

    /** Errors of a single case, from left to right as the array lies: 4 missed, 5 to 8 right, 9 too much. */
    @Test
    void the_image_lies_under_the_errors_with_the_patients_right_on_the_left() throws IOException {
        Path image = folder.resolve("images").resolve("c_0000.nii.gz");
        LabelMap reference = box(4, 9);
        Volume grey = Volume.zeros(reference.grid());
        for (int v = 0; v < grey.data().length; v++) {
            grey.data()[v] = v % 16;
        }
        ImageFiles.write(grey, image);
        ImageFiles.writeLabels(reference, folder.resolve("r").resolve("c.nii.gz"));
        ImageFiles.writeLabels(box(5, 10), folder.resolve("p").resolve("c.nii.gz"));

        Path result = json(
                "evaluate",
                "-p",
                folder.resolve("p"),
                "-r",
                folder.resolve("r"),
                "--images",
                image.getParent(),
                "--json");
        BufferedImage picture = picture(written(result)[0]);

        // 6 × 5 voxels with a margin of 4 on every side, but the image begins 3 rows above
        assertThat(picture.getWidth()).isEqualTo(14);
        int row = 3;
        assertThat(blueness(picture, 4, row)).as("missed").isPositive();
        assertThat(blueness(picture, 9, row)).as("too much").isNegative();
        int left = picture.getRGB(0, 0) & 0xFF;
        int right = picture.getRGB(13, 0) & 0xFF;
        assertThat(left).as("the image is darker on the patient's right").isLessThan(right);
    }

    private static int blueness(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y);
        return (rgb & 0xFF) - (rgb >> 16 & 0xFF);
    }

    private static BufferedImage picture(String html) throws IOException {
        String start = "data:image/png;base64,";
        int from = html.indexOf(start) + start.length();
        String data = html.substring(from, html.indexOf('"', from));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
    }

    private static LabelMap box(int from, int to) {
        Size size = new Size(16, 12, 5);
        LabelMap map = LabelMap.zeros(Grid.of(size, new Vec3(1, 1, 2)));
        for (int x = from; x < to; x++) {
            for (int y = 3; y < 8; y++) {
                map.data()[size.index(x, y, 2)] = 1;
            }
        }
        return map;
    }

    @Test
    void the_same_result_gives_the_same_bytes() throws IOException {
        Path result = json("compare", first, second, "--json");
        for (String ending : new String[] {"html", "pdf"}) {
            Path one = folder.resolve("one." + ending);
            Path two = folder.resolve("two." + ending);
            CommandRun.of("report", result, "-o", one, "-o", two);
            assertThat(one).hasSameBinaryContentAs(two);
        }
    }

    @Test
    void what_is_no_result_is_one_sentence() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
        CommandRun run = CommandRun.of("report", other, "-o", folder.resolve("r.html"));
        assertThat(run.code()).isEqualTo(CliCommand.FAILED);
        assertThat(run.err()).contains("is not a result").hasLineCount(1);
        assertThat(CommandRun.of("report", other, "-o", folder.resolve("r.doc")).code())
                .isEqualTo(CliCommand.WRONG_CALL);
    }
}
