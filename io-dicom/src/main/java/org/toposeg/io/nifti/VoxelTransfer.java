package org.toposeg.io.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;

/**
 * Brings the stored samples of a file to a sink, piece by piece. Of a packed file the next piece is unpacked while the
 * last ones are converted; of a plain file pieces are read and converted side by side.
 */
final class VoxelTransfer {

    /** Samples of a piece: in the processor's cache until they are converted. */
    private static final int PIECE = 1 << 16;

    /** Pieces unpacked ahead of their conversion. */
    private static final int AHEAD = 4;

    /** Receives pieces in any order, from several threads. */
    interface Sink {
        /**
         * @param bytes holds the samples from its start on
         * @param count of samples
         * @param at index of the first
         */
        void accept(byte[] bytes, int count, long at);
    }

    private final NiftiHeader header;
    private final long count;
    private final long period;
    private final Sink sink;

    /** @param period no piece crosses a multiple of it, counted in samples from the first */
    VoxelTransfer(NiftiHeader header, long count, long period, Sink sink) {
        this.header = header;
        this.count = count;
        this.period = period;
        this.sink = sink;
    }

    /** Passes the samples from index {@code first} on. */
    void run(Path file, long first) throws IOException {
        long start = header.dataOffset() + first * header.type().bytes();
        if (NiftiSource.isPacked(file)) {
            try (InputStream in = NiftiSource.open(file)) {
                in.skipNBytes(start);
                unpack(in);
                NiftiSource.requireSound(in);
            }
        } else {
            read(file, start);
        }
    }

    private int pieceAt(long at) {
        return (int) Math.min(PIECE, Math.min(count - at, period - at % period));
    }

    private void unpack(InputStream in) throws IOException {
        int width = header.type().bytes();
        Deque<byte[]> free = new ArrayDeque<>();
        Deque<CompletableFuture<byte[]>> running = new ArrayDeque<>();
        try {
            for (long at = 0; at < count; ) {
                int n = pieceAt(at);
                if (running.size() == AHEAD) {
                    free.add(done(running.remove()));
                }
                byte[] piece = free.isEmpty() ? new byte[PIECE * width] : free.remove();
                if (in.readNBytes(piece, 0, n * width) < n * width) {
                    throw new EOFException();
                }
                long from = at;
                running.add(CompletableFuture.supplyAsync(() -> {
                    sink.accept(piece, n, from);
                    return piece;
                }));
                at += n;
            }
        } finally {
            while (!running.isEmpty()) {
                done(running.remove());
            }
        }
    }

    private static byte[] done(CompletableFuture<byte[]> piece) {
        try {
            return piece.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }

    private void read(Path file, long start) throws IOException {
        long perPeriod = (period + PIECE - 1) / PIECE;
        long pieces = count / period * perPeriod + (count % period + PIECE - 1) / PIECE;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LongStream.range(0, pieces).parallel().forEach(piece -> {
                long at = piece / perPeriod * period + piece % perPeriod * PIECE;
                read(channel, start, at, pieceAt(at));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void read(FileChannel channel, long start, long at, int n) {
        int width = header.type().bytes();
        ByteBuffer piece = ByteBuffer.allocate(n * width);
        try {
            while (piece.hasRemaining()) {
                if (channel.read(piece, start + at * width + piece.position()) < 0) {
                    throw new EOFException();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sink.accept(piece.array(), n, at);
    }
}
