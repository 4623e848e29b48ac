package org.toposeg.dicom.data;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Unique identifiers derived from what they identify: the same words give the same UID on every machine, so that work
 * done twice yields one instance and not two.
 */
public final class Uids {

    private Uids() {}

    /** A UID under 2.25 (PS3.5, B.2) from a name-based UUID (version 8, SHA-256) of the words. */
    public static String derived(String... words) {
        byte[] hash = sha256(String.join("\u0000", words).getBytes(StandardCharsets.UTF_8));
        byte[] uuid = Arrays.copyOf(hash, 16);
        uuid[6] = (byte) (uuid[6] & 0x0F | 0x80);
        uuid[8] = (byte) (uuid[8] & 0x3F | 0x80);
        return "2.25." + new BigInteger(1, uuid);
    }

    /** The SHA-256 of numbers, as hexadecimal digits: words for {@link #derived}. */
    public static String hash(short[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
        bytes.asShortBuffer().put(values);
        return HexFormat.of().formatHex(sha256(bytes.array()));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
