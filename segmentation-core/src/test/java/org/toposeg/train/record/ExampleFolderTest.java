package org.toposeg.train.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.plan.Plan;
import org.toposeg.train.Phantoms;
import org.toposeg.train.TestPlans;
import org.toposeg.train.data.PreparedCase;
import org.toposeg.volume.LabelColors;
import org.toposeg.volume.Size;

class ExampleFolderTest {

    private static final Phantoms PHANTOMS = new Phantoms(10, new Size(18, 17, 16));
    private static final Plan PLAN = TestPlans.tiny(PHANTOMS, 1, 1);

    @TempDir
    private Path folder;

    private final PreparedCase shown = PreparedCase.of(PHANTOMS.load("ball_00"), PLAN);

    /** Class k everywhere. */
    private float[][] everywhere(int k) {
        float[][] p = new float[3][shown.classes().capacity()];
        Arrays.fill(p[k], 1);
        return p;
    }

    private static boolean isColor(int pixel, int label) {
        return (pixel & 0xFFFFFF) == LabelColors.rgb(label);
    }

    private ExampleFolder examples() {
        return new ExampleFolder(folder.resolve("examples"), List.of(shown), PLAN);
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(folder.resolve("examples"))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void the_image_stands_beside_the_filled_prediction_and_the_outlined_reference() throws Exception {
        examples().offer(1, shown, everywhere(2));

        BufferedImage picture =
                ImageIO.read(folder.resolve("examples/epoch-00001.png").toFile());
        int half = (picture.getWidth() - 6) / 2;
        int[] left = picture.getRGB(0, 0, half, picture.getHeight(), null, 0, half);
        assertThat(IntStream.of(left).allMatch(p -> (p >> 16 & 0xFF) == (p & 0xFF)))
                .as("grey")
                .isTrue();
        int[] right = picture.getRGB(half + 6, 0, half, picture.getHeight(), null, 0, half);
        assertThat(IntStream.of(right).filter(p -> isColor(p, 1) || isColor(p, 2)))
                .as("outlines in the labels' own colours")
                .hasSizeGreaterThan(100);
        // Label 2 is cyan: wherever no outline lies, its fill turns grey towards blue.
        assertThat(IntStream.of(right)
                        .filter(p -> (p & 0xFF) > (p >> 16 & 0xFF))
                        .count())
                .isGreaterThan(right.length * 9L / 10);
    }

    @Test
    void the_first_picture_and_the_last_forty_are_kept() throws Exception {
        ExampleFolder examples = examples();
        float[][] p = everywhere(0);
        for (int epoch = 1; epoch <= 44; epoch++) {
            examples.offer(epoch, shown, p);
        }
        assertThat(names())
                .hasSize(41)
                .startsWith("epoch-00001.png", "epoch-00005.png")
                .endsWith("epoch-00044.png");
    }

    @Test
    void pictures_after_the_epoch_from_which_a_run_goes_on_are_dropped() throws Exception {
        ExampleFolder examples = examples();
        for (int epoch = 1; epoch <= 3; epoch++) {
            examples.offer(epoch, shown, everywhere(0));
        }
        examples.keepUpTo(2);
        assertThat(names()).containsExactly("epoch-00001.png", "epoch-00002.png");
    }

    @Test
    void a_folder_that_cannot_be_written_does_not_end_the_training() throws Exception {
        Files.writeString(folder.resolve("examples"), "a file where the folder should be");
        examples().offer(1, shown, everywhere(0));
        assertThat(folder.resolve("examples")).isRegularFile();
    }
}
