package org.toposeg.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.Main;
import picocli.CommandLine;

/** What stops a server is said in one sentence, before anything starts. */
class ServeCommandTest {

    @TempDir
    Path temp;

    private final StringWriter said = new StringWriter();

    @Test
    void names_a_port_in_use() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run("serve", "--port", "" + other.getLocalPort(), "--data-dir", temp.toString()))
                    .isEqualTo(1);
            assertThat(said.toString()).contains("port " + other.getLocalPort()).contains("choose another with --port");
        }
    }

    @Test
    void names_a_data_folder_that_cannot_be_written() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThat(run(
                        "serve",
                        "--port",
                        "48231",
                        "--data-dir",
                        file.resolve("data").toString()))
                .isEqualTo(1);
        assertThat(said.toString()).contains("cannot be written").contains("--data-dir");
    }

    @Test
    void refuses_a_port_that_is_none_and_a_folder_that_is_missing() {
        assertThat(run("serve", "--port", "99999")).isEqualTo(2);
        assertThat(run("demo", "--data", temp.resolve("none").toString())).isEqualTo(1);
        assertThat(said.toString()).contains("none is not a folder");
        assertThat(run("demo", "--model", "nosuch")).isEqualTo(2);
        assertThat(said.toString()).contains("there is no model \"nosuch\"");
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(said, true));
        return line.execute(arguments);
    }
}
