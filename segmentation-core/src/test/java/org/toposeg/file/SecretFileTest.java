package org.toposeg.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    Path temp;

    @Test
    void makes_a_secret_once_and_leaves_nothing_else_behind() throws IOException {
        Path file = temp.resolve("key");
        String secret = SecretFile.of(file);
        assertThat(secret).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(SecretFile.of(file)).isEqualTo(secret);
        assertThat(SecretFile.of(temp.resolve("other"))).isNotEqualTo(secret);
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void nobody_else_may_read_it() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX rights: skipped");
        Path file = temp.resolve("key");
        SecretFile.of(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SecretFile.of(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void an_empty_file_is_no_secret() throws IOException {
        Path file = Files.createFile(temp.resolve("key"));
        assertThatThrownBy(() -> SecretFile.of(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void all_that_ask_at_once_get_the_same() {
        Path file = temp.resolve("key");
        assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> secret(file)).distinct())
                .hasSize(1);
    }

    private static String secret(Path file) {
        try {
            return SecretFile.of(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
