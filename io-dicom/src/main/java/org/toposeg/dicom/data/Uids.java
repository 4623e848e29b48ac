package org.toposeg.dicom.data;

import java.math.BigInteger;
import java.util.Arrays;
import org.toposeg.file.Sha256;

/**
 * Unique identifiers derived from what they identify: the same words give the same UID on every machine, so that work
 * done twice yields one instance and not two.
 */
public final class Uids {

    private Uids() {}

    /** A UID under 2.25 (PS3.5, B.2) from a name-based UUID (version 8, SHA-256) of the words. */
    public static String derived(String... words) {
        byte[] hash = new Sha256().add(String.join("\u0000", words)).bytes();
        byte[] uuid = Arrays.copyOf(hash, 16);
        uuid[6] = (byte) (uuid[6] & 0x0F | 0x80);
        uuid[8] = (byte) (uuid[8] & 0x3F | 0x80);
        return "2.25." + new BigInteger(1, uuid);
    }

    /** The SHA-256 of numbers, as hexadecimal digits: words for {@link #derived}. */
    public static String hash(short[] values) {
        return new Sha256().add(values).hex();
    }
}
