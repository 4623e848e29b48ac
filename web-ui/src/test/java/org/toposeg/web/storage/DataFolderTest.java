package org.toposeg.web.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import org.toposeg.volume.InputException;

class DataFolderTest {

    @TempDir
    Path temp;

    private Path data;

    @BeforeEach
    void rights() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX rights: skipped");
        data = temp.resolve("data");
    }

    @Test
    void takes_the_rights_of_others_from_what_an_earlier_version_left() throws IOException {
        open(data.resolve("studies/a/image-0.nii.gz"));
        open(data.resolve("toposeg.mv.db"));
        open(data.resolve("phantoms/dataset.json"));
        new DataFolder(data);
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all)
                    .hasSizeGreaterThan(6)
                    .allSatisfy(path ->
                            assertThat(rights(path)).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void leaves_what_is_not_ours_and_where_a_link_leads_to_as_it_is() throws IOException {
        Path own = open(data.resolve("thesis.txt"));
        Path elsewhere = open(temp.resolve("elsewhere/file"));
        Files.createDirectories(data.resolve("studies"));
        Files.createSymbolicLink(data.resolve("studies/link"), elsewhere);
        new DataFolder(data);
        assertThat(rights(own)).isEqualTo("rw-r--r--");
        assertThat(rights(elsewhere)).isEqualTo("rw-r--r--");
    }

    /** As {@code --data-dir /tmp} by an administrator would be. */
    @Test
    void does_not_close_a_folder_that_everybody_works_in() throws IOException {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        new DataFolder(data);
        assertThat(rights(data)).isEqualTo("rwxrwxrwx");
        assertThat(rights(data.resolve("studies"))).isEqualTo("rwx------");
    }

    @Test
    void empties_what_a_killed_process_left_of_uploads_and_removals() throws IOException {
        open(data.resolve("uploads/1/upload.nii"));
        open(data.resolve("trash/2/image-0.nii.gz"));
        new DataFolder(data);
        assertThat(data.resolve("uploads")).isEmptyDirectory();
        assertThat(data.resolve("trash")).isEmptyDirectory();
    }

    @Test
    void removes_a_folder_and_does_not_mind_that_it_is_gone() throws IOException {
        DataFolder folder = new DataFolder(data);
        Path study = open(data.resolve("studies/a/image-0.nii.gz")).getParent();
        folder.remove(study);
        folder.remove(study);
        assertThat(study).doesNotExist();
        assertThat(data.resolve("trash")).isEmptyDirectory();
    }

    @Test
    void keeps_two_lost_folders_of_one_name() throws IOException {
        DataFolder folder = new DataFolder(data);
        Path first = folder.quarantine(open(data.resolve("studies/a/1")).getParent());
        Path second = folder.quarantine(open(data.resolve("studies/a/2")).getParent());
        assertThat(first.resolve("1")).exists();
        assertThat(second.resolve("2")).exists();
    }

    @Test
    void refuses_what_would_use_up_the_reserve() throws IOException {
        DataFolder folder = new DataFolder(data);
        long free = Files.getFileStore(data).getUsableSpace();
        DiskSpace roomy = new DiskSpace(folder, DataSize.ofBytes(free / 4));
        roomy.require(free / 4);
        assertThatThrownBy(() -> roomy.require(free))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the disk is full");
        assertThat(roomy.isLow()).isFalse();
        assertThat(new DiskSpace(folder, DataSize.ofBytes(2 * free)).isLow()).isTrue();
    }

    private static String rights(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that all may read, in folders that all may enter. */
    private Path open(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        for (Path folder = file.getParent(); !folder.equals(temp); folder = folder.getParent()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(file, "x");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
}
