package org.toposeg.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4), 64 hexadecimal digits in small letters: of a text, of a file, or of numbers as they come.
 *
 * {@snippet :
 * String hash = new Sha256().add(size).add(voxels).hex();
 * }
 */
public final class Sha256 {

    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;

    /** Of nothing yet. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of the text's UTF-8 bytes. */
    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    /**
     * Of a file's content.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static String of(Path file) {
        Sha256 sha = new Sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha.hex();
    }

    /** Adds the text's UTF-8 bytes. */
    public Sha256 add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds numbers of 4 bytes, the highest first. */
    public Sha256 add(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
        bytes.asIntBuffer().put(values);
        digest.update(bytes);
        return this;
    }

    /** Adds numbers of 2 bytes, the highest first. */
    public Sha256 add(short[] values) {
        int chunk = BUFFER / Short.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        for (int from = 0; from < values.length; from += chunk) {
            int count = Math.min(chunk, values.length - from);
            bytes.clear().limit(count * Short.BYTES);
            bytes.asShortBuffer().put(values, from, count);
            digest.update(bytes);
        }
        return this;
    }

    /** The 32 bytes; what is added afterwards begins a new one. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** The 64 digits; what is added afterwards begins a new one. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
