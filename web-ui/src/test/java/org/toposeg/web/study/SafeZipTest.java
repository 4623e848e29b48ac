package org.toposeg.web.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.volume.ImageException;

class SafeZipTest {

    @TempDir
    Path temp;

    @Test
    void writes_nothing_outside_the_folder_whatever_the_names_say() throws IOException {
        Path zip = zip("../../escape.dcm", 10);
        Path folder = Files.createDirectories(temp.resolve("a/b"));
        SafeZip.unpack(zip, "upload.zip", folder);
        try (Stream<Path> files = Files.walk(temp)) {
            assertThat(files.filter(Files::isRegularFile).filter(f -> !f.equals(zip)))
                    .containsExactly(folder.resolve("file-0.dcm"));
        }
    }

    @Test
    void refuses_a_bomb() throws IOException {
        Path zip = zip("zeros", 64 << 20);
        assertThatThrownBy(() -> SafeZip.unpack(zip, "bomb.zip", temp))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("bomb.zip")
                .hasMessageContaining("zip bomb");
    }

    @Test
    void names_the_file_that_is_no_archive() throws IOException {
        Path file = Files.writeString(temp.resolve("text.zip"), "not a zip");
        assertThatThrownBy(() -> SafeZip.unpack(file, "text.zip", temp))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("text.zip is not a zip archive");
    }

    private Path zip(String entry, int zeros) throws IOException {
        Path file = temp.resolve("archive.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(new byte[zeros]);
        }
        return file;
    }
}
