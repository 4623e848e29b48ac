package org.toposeg.train.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.zip.CRC32C;
import org.toposeg.protobuf.Message;

/**
 * The run's curves as an event file, which {@code tensorboard --logdir RUN} shows. A run that goes on begins a new file,
 * whose start tells TensorBoard to forget what an unfinished epoch had written.
 *
 * @see <a href="https://github.com/tensorflow/tensorboard/blob/master/tensorboard/compat/proto/event.proto">Event</a>
 */
public final class TensorBoardLog {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    private static final int SESSION_STATUS = 1;
    private static final int SESSION_START = 1;
    private static final int CRC_MASK = 0xA282EAD8;

    private final Clock clock;
    private final Path file;

    /** @param step done before */
    public TensorBoardLog(Path folder, long step, Clock clock) {
        this.clock = clock;
        this.file = unused(folder);
        write(event().text(FILE_VERSION, "brain.Event:2"));
        write(event(step + 1).message(SESSION_LOG, new Message().integer(SESSION_STATUS, SESSION_START)));
    }

    /** The highest number is the youngest, whatever the clock says. */
    private static Path unused(Path folder) {
        int number = 0;
        while (Files.exists(file(folder, number))) {
            number++;
        }
        return file(folder, number);
    }

    private static Path file(Path folder, int number) {
        return folder.resolve("events.out.tfevents.%010d.toposeg".formatted(number));
    }

    public void append(EpochRecord record) {
        Message summary = new Message();
        scalar(summary, "loss", record.loss());
        scalar(summary, "learning rate", record.learningRate());
        scalar(summary, "seconds waited for batches", record.waitedSeconds());
        if (record.dice() != null) {
            record.dice().forEach((label, dice) -> scalar(summary, "dice/label " + label, dice));
        }
        if (record.meanDice() != null) {
            scalar(summary, "dice/mean", record.meanDice());
        }
        write(event(record.step()).message(SUMMARY, summary));
    }

    private static void scalar(Message summary, String tag, Double value) {
        if (value != null) {
            summary.message(1, new Message().text(1, tag).real(2, value.floatValue()));
        }
    }

    private Message event(long step) {
        return event().integer(STEP, step);
    }

    private Message event() {
        return new Message().real64(WALL_TIME, clock.millis() / 1e3);
    }

    /** A TFRecord: length, its checksum, data, their checksum. */
    private void write(Message event) {
        byte[] data = event.toBytes();
        ByteBuffer length = little(Long.BYTES).putLong(0, data.length);
        ByteBuffer record = little(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES);
        record.put(length.array()).putInt(masked(length.array())).put(data).putInt(masked(data));
        try {
            Files.write(file, record.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int masked(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        return Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK;
    }
}
