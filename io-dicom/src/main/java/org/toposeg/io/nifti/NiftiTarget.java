package org.toposeg.io.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.toposeg.file.AtomicFile;
import org.toposeg.volume.InputException;

/** Writes a whole file, packed if its name says so. */
final class NiftiTarget {

    /** Level 1 packs label maps nearly as well as the default and several times faster. */
    private static final int FAST = 1;

    private NiftiTarget() {}

    /** @throws InputException if the file cannot be written; nothing is left of it then */
    static void save(Path target, AtomicFile.Content body) {
        boolean packed = target.toString().endsWith(".gz");
        try {
            AtomicFile.write(target, out -> {
                if (!packed) {
                    body.writeTo(out);
                    return;
                }
                try (OutputStream gzip = new FastGzip(out)) {
                    body.writeTo(gzip);
                }
            });
        } catch (IOException e) {
            throw new InputException(
                    target + " cannot be written (" + e.getMessage()
                            + "); check the folder's rights and the free space.",
                    e);
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(FAST);
        }
    }
}
