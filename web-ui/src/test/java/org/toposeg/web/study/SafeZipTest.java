package org.toposeg.web.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.volume.InputException;
import org.toposeg.web.storage.DiskSpace;
import org.toposeg.web.storage.TestStorage;

class SafeZipTest {

    @TempDir
    Path temp;

    @TempDir
    Path data;

    private DiskSpace disk;

    @BeforeEach
    void aDiskWithRoom() throws IOException {
        disk = TestStorage.diskOf(data);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../escape.dcm",
                "a/../../../escape.dcm",
                "/etc/escape.dcm",
                "..\\..\\escape.dcm",
                "C:\\Windows\\escape.dcm",
                "\\\\server\\share\\escape.dcm",
                "escape.dcm\0/../../x.dcm",
                "%2e%2e/%2e%2e/escape.dcm"
            })
    void writes_nothing_outside_the_folder_whatever_the_names_say(String name) throws IOException {
        Path zip = zip(name, 10);
        Path folder = Files.createDirectories(temp.resolve("a/b"));
        SafeZip.unpack(zip, "upload.zip", folder, disk);
        try (Stream<Path> files = Files.walk(temp)) {
            assertThat(files.filter(Files::isRegularFile).filter(f -> !f.equals(zip)))
                    .containsExactly(folder.resolve("file-0.dcm"));
        }
    }

    @Test
    void a_symbolic_link_becomes_a_plain_file_and_leads_nowhere() throws IOException {
        byte[] bytes = Files.readAllBytes(zip(Map.of("link", "/etc/passwd".getBytes(StandardCharsets.US_ASCII))));
        // In the central directory: made by Unix, and the mode of a symbolic link in the external attributes.
        ByteBuffer patched = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = patched.getInt(bytes.length - 6);
        patched.put(directory + 5, (byte) 3).putInt(directory + 38, 0120777 << 16);
        Path zip = Files.write(temp.resolve("link.zip"), bytes);

        Path folder = Files.createDirectory(temp.resolve("out"));
        SafeZip.unpack(zip, "link.zip", folder, disk);
        assertThat(folder.resolve("file-0")).isRegularFile().hasContent("/etc/passwd");
        assertThat(Files.isSymbolicLink(folder.resolve("file-0"))).isFalse();
    }

    @Test
    void an_archive_within_stays_packed() throws IOException {
        byte[] inner = Files.readAllBytes(zip("zeros", 10 << 20));
        Path folder = Files.createDirectory(temp.resolve("out"));
        SafeZip.unpack(zip(Map.of("inner.zip", inner)), "outer.zip", folder, disk);
        assertThat(folder.resolve("file-0.zip")).hasBinaryContent(inner);
    }

    @Test
    void refuses_a_bomb_that_is_spread_over_many_files() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 64; i++) {
            entries.put("zeros" + i, new byte[1 << 20]);
        }
        Path zip = zip(entries);
        Path folder = Files.createDirectory(temp.resolve("out"));
        assertThatThrownBy(() -> SafeZip.unpack(zip, "bomb.zip", folder, disk))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("zip bomb");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.mapToLong(f -> f.toFile().length()).sum())
                    .isLessThanOrEqualTo(SafeZip.MAX_RATIO * Files.size(zip));
        }
    }

    @Test
    void does_not_believe_a_size_that_the_header_states() throws IOException {
        Path zip = zip("zeros", 64 << 20);
        byte[] bytes = Files.readAllBytes(zip);
        // In the central directory, the size before packing: 10 bytes.
        ByteBuffer patched = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        patched.putInt(patched.getInt(bytes.length - 6) + 24, 10);
        Files.write(zip, bytes);
        assertThatThrownBy(() -> SafeZip.unpack(zip, "bomb.zip", temp, disk))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("zip bomb");
    }

    @Test
    void an_entry_that_promises_more_than_the_file_holds_is_damage() throws IOException {
        Path zip = temp.resolve("stored.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            ZipEntry entry = new ZipEntry("a.dcm");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(4);
            entry.setCrc(0x2144DF1CL);
            out.putNextEntry(entry);
            out.write(new byte[4]);
        }
        byte[] bytes = Files.readAllBytes(zip);
        // In the local header, packed and unpacked size: 2 GB.
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(18, Integer.MAX_VALUE)
                .putInt(22, Integer.MAX_VALUE);
        Files.write(zip, bytes);
        assertThatThrownBy(() -> SafeZip.unpack(zip, "stored.zip", temp, disk))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("stored.zip is damaged");
    }

    @Test
    void an_archive_that_was_cut_off_is_damage() throws IOException {
        Map<String, byte[]> entries = Map.of(
                "a.dcm",
                new Random(1)
                        .ints(1000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = Files.readAllBytes(zip(entries));
        Path cut = Files.write(temp.resolve("cut.zip"), Arrays.copyOf(bytes, 2000));
        assertThatThrownBy(() -> SafeZip.unpack(cut, "cut.zip", temp, disk))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cut.zip is damaged");
    }

    @Test
    void refuses_more_entries_than_a_study_has_files() throws IOException {
        Path zip = temp.resolve("folders.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i <= SafeZip.MAX_FILES; i++) {
                out.putNextEntry(new ZipEntry(i + "/"));
            }
        }
        assertThatThrownBy(() -> SafeZip.unpack(zip, "folders.zip", temp, disk))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than 50000 files");
    }

    @Test
    void takes_names_that_are_no_utf_8() throws IOException {
        Path zip = temp.resolve("old.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.ISO_8859_1)) {
            out.putNextEntry(new ZipEntry("Schädel/Größe.dcm"));
            out.write(1);
        }
        Path folder = Files.createDirectory(temp.resolve("out"));
        SafeZip.unpack(zip, "old.zip", folder, disk);
        assertThat(folder.resolve("file-0.dcm")).hasBinaryContent(new byte[] {1});
    }

    @Test
    void refuses_a_bomb() throws IOException {
        Path zip = zip("zeros", 64 << 20);
        assertThatThrownBy(() -> SafeZip.unpack(zip, "bomb.zip", temp, disk))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("bomb.zip")
                .hasMessageContaining("zip bomb");
    }

    @Test
    void names_the_file_that_is_no_archive() throws IOException {
        Path file = Files.writeString(temp.resolve("text.zip"), "not a zip");
        assertThatThrownBy(() -> SafeZip.unpack(file, "text.zip", temp, disk))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("text.zip is not a zip archive");
    }

    private Path zip(String entry, int zeros) throws IOException {
        return zip(Map.of(entry, new byte[zeros]));
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = Files.createTempFile(temp, "archive", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return file;
    }
}
