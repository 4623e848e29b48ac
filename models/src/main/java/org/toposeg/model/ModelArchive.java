package org.toposeg.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.toposeg.file.AtomicFile;

/** Bundles as zip files, to be handed on. */
final class ModelArchive {

    /** A model of more than this is not one: guards against zip bombs. */
    private static final long LARGEST = 8L << 30;

    private ModelArchive() {}

    static void zip(Path folder, Path target) throws IOException {
        AtomicFile.write(target, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Path file : Folders.files(folder)) {
                    zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        });
    }

    static void unzip(Path archive, Path folder) throws IOException {
        long total = 0;
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new ModelException(
                            archive + " holds a file outside its own folder (" + entry.getName() + "); do not use it.");
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    total += copy(zip, target, LARGEST - total);
                }
            }
        }
    }

    private static long copy(InputStream in, Path target, long limit) throws IOException {
        long written = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > limit) {
                    throw new ModelException(target.getFileName() + " unpacks to more than 8 GB; this is not a model.");
                }
                out.write(buffer, 0, n);
            }
        }
        return written;
    }
}
