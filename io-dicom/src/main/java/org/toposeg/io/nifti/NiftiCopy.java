package org.toposeg.io.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.toposeg.volume.InputException;

/**
 * Copies a NIfTI file, packed or not, one file or two, to one file, packed or not. Header fields, extensions and stored
 * voxels stay as they are, byte for byte; only a pair's mark and the place of its voxels change.
 */
public final class NiftiCopy {

    /** A header extension (https://nifti.nimh.nih.gov/nifti-1/documentation/nifti1fields/nifti1fields_pages/extension.html). */
    public record Extension(int code, byte[] content) {}

    /** Extensions are comments and copies of other headers: more than this is damage. */
    private static final int MAX_EXTENSION_BYTES = 1 << 26;

    private static final int FLAG_BYTES = 4;
    private static final int ALIGNMENT = 16;

    private NiftiCopy() {}

    /** @throws InputException if the source is damaged or shorter than its header says, or the target cannot be written */
    public static void copy(Path source, Path target) {
        NiftiReader.naming(source, () -> {
            Path headerFile = NiftiSource.headerFile(source);
            NiftiHeader header = NiftiHeader.parse(NiftiSource.start(headerFile), headerFile.toString());
            Path voxelFile = NiftiSource.voxelFile(headerFile, header);
            NiftiReader.requireRoom(source, header);
            byte[] extensions = extensionBytes(headerFile, header);
            NiftiTarget.save(target, out -> {
                out.write(single(header, extensions.length));
                out.write(extensions);
                copyVoxels(voxelFile, header, out);
            });
            return target;
        });
    }

    private static byte[] single(NiftiHeader header, int extensionBytes) {
        byte[] bytes = header.toBytes();
        ByteBuffer b = ByteBuffer.wrap(bytes).order(header.order());
        b.put(header.isSecond() ? 5 : 345, (byte) '+');
        if (header.isSecond()) {
            b.putLong(168, (long) bytes.length + extensionBytes);
        } else {
            b.putFloat(108, bytes.length + extensionBytes);
        }
        return bytes;
    }

    /** The flag and what follows it up to the voxels, padded to the alignment of extensions. */
    private static byte[] extensionBytes(Path headerFile, NiftiHeader header) throws IOException {
        int start = header.toBytes().length;
        long end = header.isPair() ? Integer.MAX_VALUE : header.dataOffset();
        if (!header.isPair() && end - start > MAX_EXTENSION_BYTES) {
            throw new InputException(
                    header.name() + " claims " + (end - start) + " bytes of header extensions; its header is damaged.");
        }
        try (InputStream in = NiftiSource.open(headerFile)) {
            in.skipNBytes(start);
            byte[] found = in.readNBytes((int) Math.min(MAX_EXTENSION_BYTES, end - start));
            int least = Math.max(FLAG_BYTES, found.length);
            int padding = header.isPair() ? Math.floorMod(-(start + least), ALIGNMENT) : 0;
            return Arrays.copyOf(found, least + padding);
        }
    }

    private static void copyVoxels(Path file, NiftiHeader header, OutputStream out) throws IOException {
        long left = NiftiReader.voxelBytes(header);
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = NiftiSource.open(file)) {
            in.skipNBytes(header.dataOffset());
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw NiftiSource.truncated(file, null);
                }
                out.write(buffer, 0, count);
                left -= count;
            }
            NiftiSource.requireSound(in);
        } catch (EOFException e) {
            throw NiftiSource.truncated(file, e);
        } catch (ZipException e) {
            // Said here, so that it is not taken for a fault of the target.
            throw new InputException(file + " is damaged (" + e.getMessage() + "); copy it again.", e);
        }
    }

    /** The header extensions of a file, without their padding of zeros; empty where it has none. */
    public static List<Extension> extensions(Path file) {
        return NiftiReader.naming(file, () -> {
            Path headerFile = NiftiSource.headerFile(file);
            NiftiHeader header = NiftiHeader.parse(NiftiSource.start(headerFile), headerFile.toString());
            return parsed(header, extensionBytes(headerFile, header));
        });
    }

    private static List<Extension> parsed(NiftiHeader header, byte[] bytes) {
        List<Extension> extensions = new ArrayList<>();
        ByteBuffer b = ByteBuffer.wrap(bytes).order(header.order());
        for (int at = FLAG_BYTES; bytes[0] != 0 && at + 8 <= bytes.length; ) {
            int size = b.getInt(at);
            if (size < 8 || size > bytes.length - at) {
                throw new InputException(header.name() + " has a damaged header extension of " + size + " bytes.");
            }
            int end = at + size;
            while (end > at + 8 && bytes[end - 1] == 0) {
                end--;
            }
            extensions.add(new Extension(b.getInt(at + 4), Arrays.copyOfRange(bytes, at + 8, end)));
            at += size;
        }
        return extensions;
    }
}
