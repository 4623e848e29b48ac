package org.toposeg.train.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.toposeg.file.AtomicFile;
import org.toposeg.volume.Size;

/**
 * A prepared case on disk, little-endian: magic, size x, y, z, number of channels, number of samples of voxels, whether
 * there is a prior, the length of the whole file (8 bytes); then the channels as 4-byte floats, the samples with their
 * lengths before them, the classes and the prior. A file appears under its name only when it is whole.
 */
final class PreparedCaseFile {

    /** TPC and the version of this layout. */
    private static final int MAGIC = 0x54504301;

    private static final int HEADER = 40;

    private PreparedCaseFile() {}

    static void write(PreparedCase c, Path file) throws IOException {
        AtomicFile.writeNamed(file, part -> fill(part, c));
    }

    private static void fill(Path file, PreparedCase c) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            put(out, header(c));
            for (FloatBuffer channel : c.channels()) {
                put(out, bytes(channel));
            }
            for (int[] sample : c.classVoxels()) {
                put(out, bytes(sample));
            }
            put(out, c.classes().duplicate().clear());
            if (c.prior() != null) {
                put(out, c.prior().duplicate().clear());
            }
        }
    }

    private static ByteBuffer header(PreparedCase c) {
        long length = HEADER;
        for (FloatBuffer channel : c.channels()) {
            length += (long) channel.capacity() * Float.BYTES;
        }
        for (int[] sample : c.classVoxels()) {
            length += (1L + sample.length) * Integer.BYTES;
        }
        length += (long) c.classes().capacity() * (c.prior() == null ? 1 : 2);
        return allocate(HEADER)
                .putInt(MAGIC)
                .putInt(c.size().x())
                .putInt(c.size().y())
                .putInt(c.size().z())
                .putInt(c.channels().length)
                .putInt(c.classVoxels().length)
                .putLong(c.prior() == null ? 0 : 1)
                .putLong(length)
                .flip();
    }

    private static ByteBuffer bytes(FloatBuffer channel) {
        ByteBuffer bytes = allocate(channel.capacity() * Float.BYTES);
        bytes.asFloatBuffer().put(channel.duplicate().clear());
        return bytes;
    }

    private static ByteBuffer bytes(int[] sample) {
        ByteBuffer bytes = allocate((1 + sample.length) * Integer.BYTES);
        bytes.asIntBuffer().put(sample.length).put(sample);
        return bytes;
    }

    private static ByteBuffer allocate(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** The case, mapped; empty if there is no such file or it is not whole. */
    static Optional<PreparedCase> open(Path file, String id) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer header = allocate(HEADER);
            int read = in.read(header, 0);
            header.flip();
            boolean isWhole = read == HEADER && header.getInt(0) == MAGIC && header.getLong(32) == in.size();
            return isWhole ? Optional.of(map(in, header, id)) : Optional.empty();
        }
    }

    private static PreparedCase map(FileChannel in, ByteBuffer header, String id) throws IOException {
        Size size = new Size(header.getInt(4), header.getInt(8), header.getInt(12));
        int voxels = size.x() * size.y() * size.z();
        long at = HEADER;
        FloatBuffer[] channels = new FloatBuffer[header.getInt(16)];
        for (int c = 0; c < channels.length; c++, at += (long) voxels * Float.BYTES) {
            channels[c] = map(in, at, voxels * Float.BYTES).asFloatBuffer();
        }
        int[][] samples = new int[header.getInt(20)][];
        for (int s = 0; s < samples.length; s++, at += (1L + samples[s - 1].length) * Integer.BYTES) {
            samples[s] = new int[map(in, at, Integer.BYTES).getInt(0)];
            map(in, at + Integer.BYTES, samples[s].length * Integer.BYTES)
                    .asIntBuffer()
                    .get(samples[s]);
        }
        ByteBuffer classes = map(in, at, voxels);
        ByteBuffer prior = header.getLong(24) == 0 ? null : map(in, at + voxels, voxels);
        return new PreparedCase(id, channels, classes, size, samples, prior);
    }

    private static ByteBuffer map(FileChannel in, long at, int length) throws IOException {
        return in.map(MapMode.READ_ONLY, at, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
