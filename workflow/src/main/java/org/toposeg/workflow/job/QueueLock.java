package org.toposeg.workflow.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.toposeg.file.PrivateFolder;

/**
 * One process at a time has a queue in a folder. The operating system ends the lock with the process, however that ends,
 * so that whoever holds it knows: nobody else is at work on the queue.
 */
final class QueueLock implements AutoCloseable {

    private static final String NAME = "run.lock";

    /** What the file says while its holder works on the queue, and does not only look at it. */
    private static final String WORK = "run";

    private static final long POLL_MILLIS = 50;

    /**
     * What this process holds, and what for. POSIX takes a lock from a process that closes any channel to the file, so
     * that a file that is locked here must not even be opened again.
     */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private QueueLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * For work on the queue. Waits for those who only look at it.
     *
     * @throws IllegalStateException if another process works on it
     */
    static QueueLock take(PrivateFolder folder, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<QueueLock> lock = tryTake(folder, WORK);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (isForWork(file(folder)) || System.nanoTime() > until) {
                throw new IllegalStateException("another 'batch run' is at work on this output (it holds "
                        + folder.resolve(NAME) + "); wait for it or end it.");
            }
            pause(POLL_MILLIS);
        }
    }

    /** For a look at the queue. Empty if another process, or another part of this one, has the lock. */
    static Optional<QueueLock> tryTake(PrivateFolder folder) {
        return tryTake(folder, "");
    }

    private static Optional<QueueLock> tryTake(PrivateFolder folder, String what) {
        Path file = file(folder);
        if (HELD.putIfAbsent(file, what) != null) {
            return Optional.empty();
        }
        Optional<QueueLock> lock = Optional.empty();
        try {
            lock = lock(file, what);
            folder.protect(NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
        return lock;
    }

    private static Path file(PrivateFolder folder) {
        return folder.resolve(NAME).toAbsolutePath().normalize();
    }

    private static Optional<QueueLock> lock(Path file, String what) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(what.getBytes(StandardCharsets.US_ASCII)));
        return Optional.of(new QueueLock(file, channel));
    }

    private static boolean isForWork(Path file) {
        try {
            String here = HELD.get(file);
            return WORK.equals(here == null ? Files.readString(file) : here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the job queue", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of the job queue cannot be closed: " + e.getMessage(), e);
        } finally {
            HELD.remove(file);
        }
    }
}
