package org.toposeg.train.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.protobuf.MessageReader;

class TensorBoardLogTest {

    private static final Clock NOON = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    /** TensorFlow's files begin so: a first record of 24 bytes, the masked CRC-32C of that length, time and version. */
    @Test
    void begins_as_every_event_file() throws IOException {
        new TensorBoardLog(folder, 0, NOON);

        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file(0)), 0, 13))
                .isEqualTo("1800000000000000a37f4b2209");
        assertThat(Files.readString(file(0), StandardCharsets.ISO_8859_1)).contains("brain.Event:2");
    }

    @Test
    void tells_the_curves_of_an_epoch() throws IOException {
        TensorBoardLog log = new TensorBoardLog(folder, 0, NOON);
        log.append(new EpochRecord(1, 50, 0.75, 0.01, 12, 0.5, Map.of(2, 0.875), 0.875));

        List<ByteBuffer> events = records(file(0));
        assertThat(events).hasSize(3);
        Map<String, Float> scalars = scalars(events.get(2), 50);
        assertThat(scalars.get("loss")).isEqualTo(0.75f);
        assertThat(scalars.get("learning rate")).isCloseTo(0.01f, within(1e-9f));
        assertThat(scalars.get("dice/label 2")).isEqualTo(0.875f);
        assertThat(scalars.get("dice/mean")).isEqualTo(0.875f);
    }

    @Test
    void a_run_that_goes_on_begins_a_file_behind_the_checkpoint() throws IOException {
        new TensorBoardLog(folder, 0, NOON);
        new TensorBoardLog(folder, 50, NOON);

        MessageReader event = new MessageReader(records(file(1)).get(1));
        long step = 0;
        boolean started = false;
        while (event.next()) {
            switch (event.field()) {
                case 2 -> step = event.integer();
                case 7 -> started = event.bytes().remaining() == 2;
                default -> event.skip();
            }
        }
        assertThat(step).isEqualTo(51);
        assertThat(started).isTrue();
    }

    private Path file(int number) {
        return folder.resolve("events.out.tfevents.%010d.toposeg".formatted(number));
    }

    private static List<ByteBuffer> records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<ByteBuffer> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int length = Math.toIntExact(bytes.getLong());
            bytes.getInt();
            records.add(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length + Integer.BYTES);
        }
        return records;
    }

    private static Map<String, Float> scalars(ByteBuffer bytes, long expectedStep) {
        Map<String, Float> scalars = new LinkedHashMap<>();
        MessageReader event = new MessageReader(bytes);
        while (event.next()) {
            switch (event.field()) {
                case 2 -> assertThat(event.integer()).isEqualTo(expectedStep);
                case 5 -> values(new MessageReader(event.bytes()), scalars);
                default -> event.skip();
            }
        }
        return scalars;
    }

    private static void values(MessageReader summary, Map<String, Float> scalars) {
        while (summary.next()) {
            MessageReader value = new MessageReader(summary.bytes());
            String tag = null;
            while (value.next()) {
                if (value.field() == 1) {
                    tag = value.text();
                } else {
                    scalars.put(tag, Float.intBitsToFloat(value.fixed32()));
                }
            }
        }
    }
}
