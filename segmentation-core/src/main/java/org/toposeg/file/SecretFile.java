package org.toposeg.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** A generated password in a file that only its owner may read. */
public final class SecretFile {

    /** 256 bits: nobody tries them out. */
    private static final int BYTES = 32;

    private SecretFile() {}

    /**
     * The password in the file; a new one, on the disk for good before it is given, if there is no such file.
     *
     * @throws IOException if the file cannot be read or written, or holds nothing
     */
    public static String of(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        PrivateFiles.close(file);
        String secret = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (secret.isEmpty()) {
            throw new IOException(file + " is empty; put it back from a copy");
        }
        return secret;
    }

    /** Under another name first: a process that is killed meanwhile leaves no empty or half secret. */
    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        Path part = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
        PrivateFiles.createFile(part);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            // A link and not a move: where two processes begin at once, the first one's secret stands.
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
