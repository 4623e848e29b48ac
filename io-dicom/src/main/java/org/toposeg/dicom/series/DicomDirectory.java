package org.toposeg.dicom.series;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;

/** The files that a DICOMDIR lists (PS3.10, 8.6 and PS3.3, F). */
final class DicomDirectory {

    static final String SOP_CLASS = "1.2.840.10008.1.3.10";

    private static final int MAX_MISSING_NAMED = 3;

    private DicomDirectory() {}

    static boolean isDirectory(DicomFile file) {
        return file.sopClass().equals(SOP_CLASS) || file.data().contains(Tag.DIRECTORY_RECORD_SEQUENCE);
    }

    /**
     * @param place the DICOMDIR itself; what it lists lies beside and below it
     * @throws DicomException if it lists nothing, a file outside its folder, or files that are missing
     */
    static List<Path> files(Path place, DicomFile directory) {
        Path root = place.toAbsolutePath().normalize().getParent();
        List<Path> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (DataSet record : directory.data().items(Tag.DIRECTORY_RECORD_SEQUENCE)) {
            String[] parts = record.strings(Tag.REFERENCED_FILE_ID);
            if (parts.length > 0) {
                Path file = below(place, root, parts);
                if (file == null) {
                    missing.add(String.join("/", parts));
                } else {
                    found.add(file);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new DicomException(place + " lists " + missing.size() + " files that are not there ("
                    + String.join(", ", missing.subList(0, Math.min(MAX_MISSING_NAMED, missing.size())))
                    + (missing.size() > MAX_MISSING_NAMED ? ", …" : "") + "); copy the whole medium");
        }
        if (found.isEmpty()) {
            throw new DicomException(place + " is a DICOMDIR that lists no files");
        }
        return found;
    }

    /** The listed file, or null if there is none; media are copied with names in either case. */
    private static Path below(Path place, Path root, String[] parts) {
        for (boolean lower : new boolean[] {false, true}) {
            String name = String.join("/", parts);
            Path file = resolved(place, root, lower ? name.toLowerCase(Locale.ROOT) : name);
            if (!file.startsWith(root)) {
                throw new DicomException(place + " lists a file outside its own folder (" + name + "); do not use it");
            }
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    private static Path resolved(Path place, Path root, String name) {
        try {
            return root.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new DicomException(place + " lists a file with an impossible name: " + e.getMessage(), e);
        }
    }
}
