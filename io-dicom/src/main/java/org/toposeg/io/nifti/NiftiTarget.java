package org.toposeg.io.nifti;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.toposeg.volume.InputException;

/** Writes a file under a hidden name and gives it its own when it is complete. */
final class NiftiTarget {

    /** Level 1 packs label maps nearly as well as the default and several times faster. */
    private static final int FAST = 1;

    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private NiftiTarget() {}

    /** @throws InputException if the file cannot be written; nothing is left of it then */
    static void save(Path target, Body body) {
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            if (target.toAbsolutePath().getParent() != null) {
                Files.createDirectories(target.toAbsolutePath().getParent());
            }
            try (OutputStream out = open(part, target.toString().endsWith(".gz"))) {
                body.writeTo(out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (InputException e) {
            discard(part);
            throw e;
        } catch (IOException e) {
            discard(part);
            throw new InputException(
                    target + " cannot be written (" + e.getMessage()
                            + "); check the folder's rights and the free space.",
                    e);
        }
    }

    private static OutputStream open(Path file, boolean packed) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 17);
        return packed ? new FastGzip(out) : out;
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The first failure is the one to report; the leftover has a hidden name of its own.
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(FAST);
        }
    }
}
