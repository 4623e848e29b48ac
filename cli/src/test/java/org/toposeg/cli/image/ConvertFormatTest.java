package org.toposeg.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.CommandRun;
import org.toposeg.dicom.testing.TinyFormat;

/** {@code toposeg convert} knows every format that is registered, and no other. */
class ConvertFormatTest {

    @TempDir
    Path folder;

    @Test
    void a_format_that_is_only_registered_is_converted_to_nifti_and_back() throws IOException {
        Path tiny = TinyFormat.sample(folder, 12, 300);
        Path nifti = folder.resolve("image.nii.gz");
        Path back = folder.resolve("back.tiny");

        assertThat(CommandRun.of("convert", tiny.toString(), nifti.toString()).code())
                .isEqualTo(CliCommand.DONE);
        assertThat(CommandRun.of("convert", nifti.toString(), back.toString()).code())
                .isEqualTo(CliCommand.DONE);
        assertThat(back).content().isEqualTo("TINY 2 1 1\n12 300 ");
    }

    @Test
    void an_ending_of_no_format_is_refused_with_the_known_ones() throws IOException {
        Path tiny = TinyFormat.sample(folder, 12, 300);
        CommandRun run = CommandRun.of(
                "convert", tiny.toString(), folder.resolve("image.xyz").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("has no known ending", ".nii.gz", ".tif", ".dcm");
    }

    @Test
    void an_overlay_is_refused_where_it_could_not_be_seen() throws IOException {
        Path tiny = TinyFormat.sample(folder, 0, 1);
        Path out = folder.resolve("image.nii");
        CommandRun run = CommandRun.of("convert", tiny.toString(), out.toString(), "--overlay", tiny.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--overlay is shown over a TIFF");
        assertThat(Files.exists(out)).isFalse();
    }
}
