package org.toposeg.web.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.toposeg.volume.InputException;

/**
 * The room on the data folder's disk. A reserve is kept for the database and for the results of what was accepted:
 * uploads and new segmentations are refused before it is touched.
 */
@Component
public class DiskSpace {

    /** Below this nothing can be relied on to be written. */
    private static final long FULL_BYTES = 1L << 20;

    private final DataFolder data;
    private final long reserve;

    DiskSpace(DataFolder data, @Value("${toposeg.reserve}") DataSize reserve) {
        this.data = data;
        this.reserve = reserve.toBytes();
    }

    /**
     * Asks for room.
     *
     * @param bytes that are about to be written; 0 if that is not known
     * @throws InputException if the reserve would be touched
     */
    public void require(long bytes) {
        long free = free();
        if (free - reserve < bytes) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "the disk is full: %s MB are free, of which %s MB are kept in reserve; remove studies or have"
                            + " the administrator free some space, then try again.",
                    megabytes(free),
                    megabytes(reserve)));
        }
    }

    /** Whether the reserve is being used up: no further work should begin. */
    public boolean isLow() {
        return free() < reserve;
    }

    /** Whether hardly anything can be written, so that failures to write have this cause. */
    public boolean isFull() {
        return free() < Math.min(FULL_BYTES, reserve);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes / 1e6);
    }

    /** A disk that does not answer shows itself in what is written, with a better message. */
    private long free() {
        try {
            return Files.getFileStore(data.root()).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
