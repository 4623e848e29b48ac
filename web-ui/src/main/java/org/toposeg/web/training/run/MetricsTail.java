package org.toposeg.web.training.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.toposeg.train.record.EpochRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The epochs in a {@code metrics.jsonl} that grows: each call reads what was appended since the one before. A line without
 * its end is still being written and waits for the next call. A run that goes on from a checkpoint replaces the file, which
 * is then read anew. Not thread-safe.
 */
final class MetricsTail {

    /** What another version leaves out is 0. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** So much is read in one call, tens of thousands of epochs. */
    private static final int MAX_BYTES = 8 << 20;

    private static final byte[] NONE = {};

    private final Path file;
    private final TreeMap<Integer, EpochRecord> epochs = new TreeMap<>();
    private final List<Integer> unreadable = new ArrayList<>();
    private Object identity;
    private FileTime changed;
    private byte[] firstLine = NONE;
    private long offset;
    private int lines;

    MetricsTail(Path file) {
        this.file = file;
    }

    /** All epochs so far, by number. */
    List<EpochRecord> read() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (!isContinued(now)) {
                forget();
                identity = now.fileKey();
            }
            if (now.size() > offset) {
                append();
            }
            changed = now.lastModifiedTime();
        } catch (NoSuchFileException e) {
            forget();
        }
        return List.copyOf(epochs.values());
    }

    /** Whether it begins as before: a file system gives the identity of a deleted file to a new one. */
    private boolean isContinued(BasicFileAttributes now) throws IOException {
        return Objects.equals(now.fileKey(), identity)
                && now.size() >= offset
                && (isAsBefore(now) || Arrays.equals(bytes(0, firstLine.length), firstLine));
    }

    private boolean isAsBefore(BasicFileAttributes now) {
        return now.size() == offset && now.lastModifiedTime().equals(changed);
    }

    /** RunNumbers of the whole lines that are no epoch, 1-based. */
    List<Integer> unreadable() {
        return List.copyOf(unreadable);
    }

    private void forget() {
        epochs.clear();
        unreadable.clear();
        identity = null;
        changed = null;
        firstLine = NONE;
        offset = 0;
        lines = 0;
    }

    private void append() throws IOException {
        byte[] bytes = bytes(offset, MAX_BYTES);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                firstLine = offset == 0 && from == 0 ? Arrays.copyOf(bytes, i + 1) : firstLine;
                line(new String(bytes, from, i - from, StandardCharsets.UTF_8).strip());
                from = i + 1;
            }
        }
        // What has no end after so many bytes is no line that the trainer wrote.
        offset += from == 0 && bytes.length == MAX_BYTES ? bytes.length : from;
    }

    private byte[] bytes(long start, int most) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(start);
            ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(channel.size() - start, 0, most));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // A read may give less than there is.
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    private void line(String text) {
        lines++;
        if (text.isEmpty()) {
            return;
        }
        try {
            EpochRecord epoch = JSON.readValue(text, EpochRecord.class);
            if (epoch != null && epoch.epoch() > 0 && Double.isFinite(epoch.loss())) {
                epochs.put(epoch.epoch(), epoch);
                return;
            }
        } catch (JacksonException e) {
            // Said by its number: what Jackson says of Java types means nothing to a person.
        }
        unreadable.add(lines);
    }
}
