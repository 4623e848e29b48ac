package org.toposeg.dicom.deid;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;

/**
 * Whether an image may show identifying text among its pixels. De-identification of attributes cannot remove it: a person
 * has to look.
 */
public final class BurnedIn {

    /** Ultrasound, photographs, screens, films and the like, which often show names. */
    private static final Set<String> OFTEN =
            Set.of("US", "IVUS", "ES", "XC", "SC", "OT", "GM", "XA", "RF", "ECG", "DOC");

    private BurnedIn() {}

    /** The reason to look at the image, or nothing. */
    public static Optional<String> suspicion(DataSet data) {
        if (!data.hasValue(Tag.ROWS)) {
            return Optional.empty();
        }
        String stated = data.string(Tag.BURNED_IN_ANNOTATION).toUpperCase(Locale.ROOT);
        if (stated.equals("YES")) {
            return Optional.of("it says that text is burned into its pixels");
        }
        boolean screen = Arrays.stream(data.strings(Tag.IMAGE_TYPE))
                .anyMatch(value -> value.contains("SCREEN") || value.contains("REPORT") || value.contains("CAPTURE"));
        if (screen) {
            return Optional.of("its image type names a screen or report");
        }
        if (stated.equals("NO")) {
            return Optional.empty();
        }
        if (data.hasValue(Tag.CONVERSION_TYPE)) {
            return Optional.of("it is a capture that does not say whether it shows text");
        }
        String modality = data.string(Tag.MODALITY);
        return OFTEN.contains(modality)
                ? Optional.of(
                        "images of modality " + modality + " often show text, and it does not say that it has none")
                : Optional.empty();
    }
}
