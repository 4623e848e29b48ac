package org.toposeg.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

    /** NIST's example for SHA-256 (FIPS 180-4 test vectors): one block, "abc". */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** NIST's example for SHA-256: a million times "a". */
    private static final String MILLION = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

    @Test
    void a_text_has_the_published_hash() {
        assertThat(Sha256.of("abc")).isEqualTo(ABC);
    }

    @Test
    void a_file_of_a_million_bytes_has_the_published_hash(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("million");
        Files.writeString(file, "a".repeat(1_000_000));
        assertThat(Sha256.of(file)).isEqualTo(MILLION);
    }

    @Test
    void numbers_count_with_their_highest_byte_first() {
        byte[] million = "a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        short[] halves = new short[499_998];
        ByteBuffer.wrap(million).asShortBuffer().get(halves);
        assertThat(new Sha256().add(0x61616161).add(halves).hex()).isEqualTo(MILLION);
    }
}
