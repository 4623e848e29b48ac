package org.toposeg.dicom.deid;

import java.security.SecureRandom;

/**
 * What de-identification keeps, and the key that new identifiers are made with.
 *
 * @param key secret of at least 16 bytes: the same key gives the same new identifiers, without it nobody finds the old
 * @param retainUids whether UIDs stay as they are (113110)
 * @param retainDates whether dates and times stay as they are (113106), but for those of birth
 * @param cleanDescriptors whether descriptions keep the words of an imaging vocabulary instead of being removed (113105)
 */
public record DeidentificationOptions(byte[] key, boolean retainUids, boolean retainDates, boolean cleanDescriptors) {

    private static final int MIN_KEY_BYTES = 16;

    public DeidentificationOptions {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key needs at least " + MIN_KEY_BYTES + " bytes to be a secret, this one has " + key.length);
        }
        key = key.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /** The basic profile without options. */
    public static DeidentificationOptions basic(byte[] key) {
        return new DeidentificationOptions(key, false, false, false);
    }

    /** A fresh key: new identifiers agree within its use and with nothing else. */
    public static byte[] randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
