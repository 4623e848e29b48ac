package org.toposeg.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder that only the account running this process may enter (0700), with files that only it may read and write
 * (0600), whatever the umask. Where the file system knows no such rights, the folder is used as it is.
 */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    private PrivateFolder(Path path) {
        this.path = path;
    }

    /**
     * Creates the folder, or takes its rights from others if it is there.
     *
     * @throws IllegalStateException if the folder belongs to another account, which could open it again at any time
     * @throws UncheckedIOException if it cannot be created or changed
     */
    public static PrivateFolder open(Path path) {
        try {
            boolean posix = isPosix(path);
            Files.createDirectories(path.toAbsolutePath().getParent());
            create(path, posix);
            PrivateFolder folder = new PrivateFolder(path);
            if (posix) {
                folder.requireOwn();
                Files.setPosixFilePermissions(path, FOLDER);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path path, boolean posix) throws IOException {
        try {
            Files.createDirectory(path, posix ? new FileAttribute<?>[] {rights(FOLDER)} : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path)) {
                throw e;
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<Set<PosixFilePermission>> rights(Set<PosixFilePermission> rights) {
        return PosixFilePermissions.asFileAttribute(rights);
    }

    /** The owner is compared with that of a new file: names of accounts say nothing in a container. */
    private void requireOwn() throws IOException {
        Path probe = Files.createTempFile(path, "owner", ".probe");
        try {
            if (!Files.getOwner(path).equals(Files.getOwner(probe))) {
                throw new IllegalStateException(path + " belongs to another account (" + Files.getOwner(path)
                        + "), which could read and change what is in it; remove it or choose another folder.");
            }
        } finally {
            Files.delete(probe);
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Takes a file's rights from others; nothing if it is not there. */
    public void protect(String name) {
        Path file = path.resolve(name);
        try {
            if (isPosix(path) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.setPosixFilePermissions(file, FILE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, whole or not at all, over one that may be there. */
    public void write(String name, String text) {
        try {
            Path part = part(text);
            try {
                Files.move(
                        part, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@link Files#createTempFile} gives 0600 where there are such rights. A name must not outlive its content. */
    private Path part(String text) throws IOException {
        Path part = Files.createTempFile(path, ".", ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return part;
    }

    /** The secret that is kept under this name, made when it is first asked for; see {@link SecretFile}. */
    public String secret(String name) {
        try {
            return SecretFile.of(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
