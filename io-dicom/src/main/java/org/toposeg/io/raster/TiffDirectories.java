package org.toposeg.io.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.toposeg.volume.InputException;

/**
 * Looks through the directories of a TIFF (TIFF 6.0, section 2) before ImageJ does, which takes memory for as many values
 * as an entry announces.
 */
final class TiffDirectories {

    /** Bytes of a value by the entry's type, from 1 on. */
    private static final int[] TYPE_BYTES = {1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private static final int COMPRESSION = 259;
    private static final int UNPACKED = 1;
    private static final int TILE_WIDTH = 322;

    private static final int ENTRY = 12;
    private static final int INLINE = 4;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private ByteOrder order;

    /** Bytes of values that entries may still refer to; each byte of the file is used once. */
    private long left;

    private boolean packed;

    private TiffDirectories(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
        this.left = size;
    }

    /**
     * @return whether pixels are packed in any way, also one that ImageJ does not know and would take for pixels
     * @throws InputException if a directory or its values lie outside the file, or directories go round in circles, or
     *     pixels lie in tiles
     */
    static boolean isPacked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            TiffDirectories directories = new TiffDirectories(file, channel);
            directories.walk();
            return directories.packed;
        }
    }

    private void walk() throws IOException {
        order = read(0, 1).get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        Set<Long> seen = new HashSet<>();
        long at = Integer.toUnsignedLong(read(4, 4).getInt(0));
        while (at != 0) {
            if (!seen.add(at)) {
                throw damaged();
            }
            int entries = Short.toUnsignedInt(read(at, 2).getShort(0));
            ByteBuffer directory = read(at + 2, entries * ENTRY + 4);
            for (int entry = 0; entry < entries; entry++) {
                require(directory, entry * ENTRY);
            }
            at = Integer.toUnsignedLong(directory.getInt(entries * ENTRY));
        }
    }

    private void require(ByteBuffer directory, int at) {
        int tag = Short.toUnsignedInt(directory.getShort(at));
        if (tag == TILE_WIDTH) {
            throw new InputException(file + " is a tiled TIFF, which is not read; save it in strips.");
        }
        packed |= tag == COMPRESSION && Short.toUnsignedInt(directory.getShort(at + 8)) > UNPACKED;
        int type = Short.toUnsignedInt(directory.getShort(at + 2));
        long count = Integer.toUnsignedLong(directory.getInt(at + 4));
        long bytes = count * (type >= 1 && type <= TYPE_BYTES.length ? TYPE_BYTES[type - 1] : 1);
        if (bytes > INLINE) {
            long offset = Integer.toUnsignedLong(directory.getInt(at + 8));
            left -= bytes;
            if (left < 0 || offset + bytes > size) {
                throw damaged();
            }
        }
    }

    private ByteBuffer read(long at, int bytes) throws IOException {
        if (at + bytes > size) {
            throw damaged();
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw damaged();
            }
        }
        return order == null ? buffer : buffer.order(order);
    }

    private InputException damaged() {
        return new InputException(file + " has damaged TIFF directories; copy it again.");
    }
}
