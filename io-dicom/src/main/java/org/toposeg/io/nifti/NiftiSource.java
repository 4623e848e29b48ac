package org.toposeg.io.nifti;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.toposeg.volume.InputException;

/** Opens the files behind a name: packed or not, with voxels of their own or not. */
final class NiftiSource {

    private static final int BUFFER = 1 << 17;

    /** Deflate cannot pack tighter than 1032 to 1. */
    private static final long TIGHTEST = 1032;

    /** Images pack to a third, label maps to a hundredth. */
    private static final long DEFAULT = 200;

    private static final long FREE_BYTES = 32L << 20;

    private NiftiSource() {}

    static boolean isPacked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1F && in.read() == 0x8B;
        }
    }

    static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return isPacked(file) ? new GZIPInputStream(raw, BUFFER) : new BufferedInputStream(raw, BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * Reads on to the end, where gzip holds the checksum of what it packed: voxels that were read before are only then known
     * to be those that were written.
     *
     * @throws java.util.zip.ZipException if the checksum or the length is another
     * @throws EOFException if the end is missing
     */
    static void requireSound(InputStream in) throws IOException {
        byte[] rest = new byte[1 << 13];
        while (in.read(rest) >= 0) {
            // What follows the voxels is of no use, but counts for the checksum.
        }
    }

    static byte[] start(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return in.readNBytes(NiftiHeader.SIZE_2);
        } catch (EOFException e) {
            return new byte[0];
        }
    }

    /** The header's file, also when the name is that of the voxels' file of a pair. */
    static Path headerFile(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".img") || name.endsWith(".img.gz")) {
            return sibling(file, name.substring(0, name.lastIndexOf(".img")) + ".hdr");
        }
        return file;
    }

    static Path voxelFile(Path file, NiftiHeader header) throws IOException {
        if (!header.isPair()) {
            return file;
        }
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf(".hdr");
        return sibling(file, (dot < 0 ? name : name.substring(0, dot)) + ".img");
    }

    private static Path sibling(Path file, String name) {
        for (String candidate : List.of(name, name + ".gz")) {
            Path sibling = file.resolveSibling(candidate);
            if (Files.isRegularFile(sibling)) {
                return sibling;
            }
        }
        throw new InputException(file + " needs " + name + " beside it, which is missing; copy both files.");
    }

    /**
     * Refuses a header that promises more voxels than the file holds, before any memory is taken for them. A packed file
     * that would have to be packed very tightly is unpacked once to see.
     */
    static void requireRoom(Path file, long bytes) throws IOException {
        long size = Files.size(file);
        boolean packed = isPacked(file);
        if (bytes > (packed ? size * TIGHTEST : size)) {
            throw truncated(file, null);
        }
        if (packed && bytes > FREE_BYTES && bytes > size * DEFAULT) {
            try (InputStream in = open(file)) {
                in.skipNBytes(bytes);
            } catch (EOFException e) {
                throw truncated(file, e);
            }
        }
    }

    static InputException truncated(Path file, Exception cause) {
        return new InputException(
                file + " is shorter than its header says; it is truncated or damaged, copy it again.", cause);
    }
}
