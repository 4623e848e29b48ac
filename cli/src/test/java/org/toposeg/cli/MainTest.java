package org.toposeg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.toposeg.volume.InputException;
import picocli.CommandLine;

class MainTest {

    private final StringWriter err = new StringWriter();

    private CommandLine line(CliCommand command) {
        return Main.commandLine().addSubcommand("probe", command).setErr(new PrintWriter(err));
    }

    @CommandLine.Command
    private record Probe(Exception failure) implements CliCommand {
        @Override
        public Integer call() throws Exception {
            if (failure != null) {
                throw failure;
            }
            return DONE;
        }
    }

    @Test
    void an_unknown_command_is_a_wrong_call() {
        assertThat(line(new Probe(null)).execute("nonsense")).isEqualTo(CliCommand.WRONG_CALL);
        assertThat(err.toString()).contains("nonsense");
    }

    @Test
    void no_command_is_a_wrong_call() {
        assertThat(line(new Probe(null)).execute()).isEqualTo(CliCommand.WRONG_CALL);
    }

    @Test
    void a_bad_image_fails_with_its_own_sentence() {
        assertThat(line(new Probe(new InputException("scan.nii is empty; copy it again.")))
                        .execute("probe"))
                .isEqualTo(CliCommand.FAILED);
        assertThat(err.toString()).isEqualToIgnoringNewLines("toposeg: scan.nii is empty; copy it again.");
    }

    @Test
    void a_missing_file_is_named() {
        assertThat(line(new Probe(new NoSuchFileException("scan.nii"))).execute("probe"))
                .isEqualTo(CliCommand.FAILED);
        assertThat(err.toString()).contains("scan.nii does not exist");
    }

    @Test
    void a_command_that_works_exits_with_0() {
        assertThat(line(new Probe(null)).execute("probe")).isZero();
    }
}
