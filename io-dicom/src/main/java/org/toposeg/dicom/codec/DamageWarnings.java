package org.toposeg.dicom.codec;

import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Hears what the JDK's JPEG decoder only warns of: it fills what a damaged stream leaves out with grey and calls that an
 * image. A missing end marker and padding before a marker harm nothing.
 */
public final class DamageWarnings implements IIOReadWarningListener {

    private String damage;

    /** Listens to a reader until it is disposed. */
    public static DamageWarnings of(ImageReader reader) {
        DamageWarnings warnings = new DamageWarnings();
        reader.addIIOReadWarningListener(warnings);
        return warnings;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        boolean pixelsAreLost = warning.contains("Corrupt JPEG data") && !warning.contains("extraneous bytes")
                || warning.contains("Premature end")
                || warning.contains("Inconsistent progression");
        if (damage == null && pixelsAreLost) {
            damage = warning;
        }
    }

    /** The first warning that tells of lost pixels. */
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }
}
