package org.toposeg.workflow.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStudiesTest {

    @TempDir
    private Path folder;

    private Path picture(String name, int type) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(new BufferedImage(4, 3, type), "png", file.toFile());
        return file;
    }

    private List<Path> pictures(int type, String... names) throws IOException {
        Path[] files = new Path[names.length];
        for (int i = 0; i < names.length; i++) {
            files[i] = picture(names[i] + ".png", type);
        }
        return List.of(files);
    }

    @Test
    void as_many_grey_images_as_channels_are_one_case_and_as_many_coloured_ones_are_not() throws IOException {
        FolderStudies three = new FolderStudies(3);
        assertThat(three.areChannels(pictures(BufferedImage.TYPE_BYTE_GRAY, "red", "green", "blue")))
                .isTrue();
        List<Path> coloured = pictures(BufferedImage.TYPE_INT_RGB, "a", "b", "c");
        assertThat(three.areChannels(coloured)).isFalse();
        assertThat(three.find(coloured)).extracting(StudyImages::title).containsExactly("a", "b", "c");
    }

    @Test
    void numbered_files_and_other_numbers_of_files_are_told_apart_by_their_names() throws IOException {
        FolderStudies two = new FolderStudies(2);
        assertThat(two.areChannels(pictures(BufferedImage.TYPE_BYTE_GRAY, "a_0000", "a_0001")))
                .isFalse();
        assertThat(two.areChannels(pictures(BufferedImage.TYPE_BYTE_GRAY, "a"))).isFalse();
    }
}
