package org.toposeg.dicom.series;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toposeg.dicom.data.DicomException;

/**
 * A file that is not DICOM.
 *
 * @param blank whether it is empty or begins with zeros only, as a copy that was cut off leaves it
 */
public record Stranger(Path file, boolean blank) {

    private static final int LOOK = 512;
    private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z]{1,4})$");
    private static final Set<String> OF_IMAGES = Set.of("dcm", "ima");

    /** @throws DicomException if it cannot be read */
    static Stranger of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            boolean blank = true;
            for (byte b : in.readNBytes(LOOK)) {
                blank &= b == 0;
            }
            return new Stranger(file, blank);
        } catch (IOException e) {
            throw new DicomException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Letters behind the last dot; numbers there are no ending, they count images. */
    private static String ending(Path file) {
        Matcher ending = ENDING.matcher(file.getFileName().toString());
        return ending.find() ? ending.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** What the images of a series in one folder have in common: the folder, with the ending of their names. */
    static Path kindOfName(Path file) {
        return file.resolveSibling("*." + ending(file));
    }

    /** Whether it may be an image among others that are named like it; without an ending only a blank file is suspected. */
    boolean mayBeImage() {
        return blank || !ending(file).isEmpty();
    }

    /** Whether a person should hear of it: it holds nothing, or has the ending of DICOM images. */
    boolean isNotable() {
        return blank || OF_IMAGES.contains(ending(file));
    }

    private String what() {
        return file + (blank ? " is empty or holds only zeros" : " is no DICOM file, whatever its name says");
    }

    public String sentence() {
        return what() + " and was left out.";
    }

    DicomException damage() {
        return new DicomException(
                file,
                new DicomException(what()
                        + ", and lies among the images of a series; it may be one of them. Copy it again, or take it"
                        + " away if it is none."));
    }
}
