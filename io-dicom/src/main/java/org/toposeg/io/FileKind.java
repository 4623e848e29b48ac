package org.toposeg.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.io.nifti.NiftiReader;
import org.toposeg.io.raster.RasterFiles;
import org.toposeg.volume.InputException;

/**
 * What a file is: by the marks in its content, and only where it has none by its name. The mark of DICOM goes first, because
 * its preamble may hold the start of a TIFF or anything else.
 */
enum FileKind {
    DICOM,
    NIFTI,
    RASTER,
    UNKNOWN;

    private static final int START = 540;

    static FileKind of(Path file) {
        try {
            if (Files.isDirectory(file)) {
                return DICOM;
            }
            byte[] start = start(file);
            FileKind marked = marked(start);
            return marked != UNKNOWN ? marked : byName(file, start);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FileKind marked(byte[] start) {
        if (DicomReader.isMarked(start)) {
            return DICOM;
        }
        if (NiftiReader.isMarked(start)) {
            return NIFTI;
        }
        return RasterFiles.recognises(start) ? RASTER : UNKNOWN;
    }

    private static FileKind byName(Path file, byte[] start) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.(nii|hdr|img)(\\.gz)?")) {
            return NIFTI;
        }
        return name.endsWith(".dcm") || DicomReader.looksLikeDicom(start) ? DICOM : UNKNOWN;
    }

    /** The first bytes, unpacked where the file is packed. */
    private static byte[] start(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        }
        if (start.length < 2 || start[0] != 0x1F || start[1] != (byte) 0x8B) {
            return start;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readNBytes(START);
        } catch (EOFException | ZipException e) {
            return start;
        }
    }
}
