package org.toposeg.dicom.deid;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** New identifiers from old ones under a key (HMAC-SHA-256): equal ones stay equal, and no table has to be kept. */
final class Pseudonyms {

    /** UIDs that name the standard's own things, such as SOP classes. */
    private static final String STANDARD_ROOT = "1.2.840.10008.";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** A UID under 2.25 (PS3.5, B.2) from a name-based UUID (version 8); the standard's own UIDs stay. */
    String uid(String old) {
        if (old.isEmpty() || old.startsWith(STANDARD_ROOT)) {
            return old;
        }
        byte[] uuid = Arrays.copyOf(hash("uid", old), 16);
        uuid[6] = (byte) (uuid[6] & 0x0F | 0x80);
        uuid[8] = (byte) (uuid[8] & 0x3F | 0x80);
        return "2.25." + new BigInteger(1, uuid);
    }

    /** A name for a patient, the same for the same identifier. */
    String patient(String identifier) {
        return "ANON-" + HexFormat.of().withUpperCase().formatHex(hash("patient", identifier), 0, 6);
    }

    private byte[] hash(String kind, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((kind + "\u0000" + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
