package org.toposeg.dicom.report;

import org.toposeg.dicom.seg.CodedTerm;

/**
 * A number with its meaning.
 *
 * @param unit a UCUM unit
 */
public record Measurement(CodedTerm name, double value, CodedTerm unit) {

    public Measurement {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a measurement must be finite, got " + value + " for " + name.meaning());
        }
    }

    /** A volume in millilitres. */
    public static Measurement volume(double millilitres) {
        return new Measurement(
                new CodedTerm("118565006", "SCT", "Volume"), millilitres, new CodedTerm("ml", "UCUM", "milliliter"));
    }

    /** A length in millimetres. */
    public static Measurement length(double millimetres) {
        return new Measurement(
                new CodedTerm("410668003", "SCT", "Length"), millimetres, new CodedTerm("mm", "UCUM", "millimeter"));
    }

    /** A number without unit under our own name, such as a Betti number. */
    public static Measurement number(String code, String meaning, double value) {
        return new Measurement(
                new CodedTerm(code, "99TOPOSEG", meaning), value, new CodedTerm("1", "UCUM", "no units"));
    }
}
