package org.toposeg.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void a_file_gets_its_new_content_and_nothing_else_is_left() throws IOException {
        Path file = folder.resolve("deep/down/file.txt");
        AtomicFile.writeText(file, "old");
        AtomicFile.writeText(file, "näw");

        assertThat(file).content().isEqualTo("näw");
        assertThat(names(file.getParent())).containsExactly("file.txt");
    }

    @Test
    void the_old_content_stays_when_writing_fails() throws IOException {
        Path file = folder.resolve("file.txt");
        AtomicFile.writeText(file, "old");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(file).content().isEqualTo("old");
        assertThat(names(folder)).containsExactly("file.txt");
    }

    @Test
    void while_it_is_written_the_old_file_is_there_and_the_temporary_name_tells_what_it_becomes() throws IOException {
        Path file = folder.resolve("file.nii.gz");
        AtomicFile.writeText(file, "old");

        AtomicFile.writeNamed(file, temporary -> {
            Files.writeString(temporary, "new");
            assertThat(file).content().isEqualTo("old");
            assertThat(temporary).hasParentRaw(folder);
            assertThat(AtomicFile.targetOf(temporary)).contains("file.nii.gz");
        });
        assertThat(file).content().isEqualTo("new");
    }

    @Test
    void other_hidden_files_are_not_taken_for_temporary_ones() {
        for (String name : List.of(".file.nii.gz.part", "file.0123456789abcdef.part", ".file.0123456789ABCDEF.part")) {
            assertThat(AtomicFile.targetOf(Path.of(name))).as(name).isEmpty();
        }
    }

    @Test
    void two_writers_of_one_file_do_not_disturb_each_other() throws IOException {
        Path file = folder.resolve("file.txt");
        AtomicFile.write(file, out -> {
            out.write('1');
            AtomicFile.writeText(file, "2");
            assertThat(file).content().isEqualTo("2");
        });
        assertThat(file).content().isEqualTo("1");
        assertThat(names(folder)).containsExactly("file.txt");
    }

    @Test
    void the_longest_name_that_a_file_may_have_can_be_written() throws IOException {
        Path file = folder.resolve("ä".repeat(125) + ".nii");
        AtomicFile.writeText(file, "content");
        assertThat(names(folder)).containsExactly(file.getFileName().toString());
    }

    @Test
    void a_folder_is_refused() {
        assertThatThrownBy(() -> AtomicFile.writeText(folder, "text"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_link_stays_a_link_and_its_file_gets_the_content() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path file = real.resolve("file.txt");
        Files.writeString(file, "old");
        Files.createSymbolicLink(real.resolve("second"), Path.of("file.txt"));
        Path link = Files.createSymbolicLink(folder.resolve("first"), Path.of("real/second"));

        AtomicFile.writeText(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(real.resolve("second")).isSymbolicLink();
        assertThat(file).content().isEqualTo("new");
        assertThat(names(real)).containsExactly("file.txt", "second");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_link_to_nothing_makes_the_file_that_it_names() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later/file.txt"));
        AtomicFile.writeText(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("later/file.txt")).content().isEqualTo("new");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void links_in_a_circle_are_refused() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        assertThatThrownBy(() -> AtomicFile.writeText(folder.resolve("a"), "new"))
                .isInstanceOf(FileSystemLoopException.class);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_device_is_written_to_and_stays_a_device() throws IOException {
        AtomicFile.writeText(Path.of("/dev/null"), "gone");
        assertThat(Files.readAttributes(Path.of("/dev/null"), BasicFileAttributes.class)
                        .isOther())
                .isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_device_that_is_full_is_an_error() {
        assertThatThrownBy(() -> AtomicFile.writeText(Path.of("/dev/full"), "text"))
                .isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_pipe_is_written_to_and_stays_a_pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                return e.toString();
            }
        });

        AtomicFile.writeText(pipe, "through");

        assertThat(read.get()).isEqualTo("through");
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther())
                .isTrue();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_new_file_has_the_permissions_that_the_process_gives_to_any_new_file() throws IOException {
        Path plain = Files.createFile(folder.resolve("plain"));
        AtomicFile.writeText(folder.resolve("atomic"), "text");
        assertThat(Files.getPosixFilePermissions(folder.resolve("atomic")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void a_thread_that_is_asked_to_stop_still_writes_its_file() throws IOException {
        Thread.currentThread().interrupt();
        AtomicFile.writeText(folder.resolve("file.txt"), "text");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder.resolve("file.txt")).content().isEqualTo("text");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
