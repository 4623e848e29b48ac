package org.toposeg.web.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/** Storage without an application around it. */
public final class TestStorage {

    private TestStorage() {}

    /** The disk of a data folder, of which nothing is kept in reserve. */
    public static DiskSpace diskOf(Path data) throws IOException {
        return new DiskSpace(new DataFolder(data), DataSize.ofBytes(0));
    }
}
