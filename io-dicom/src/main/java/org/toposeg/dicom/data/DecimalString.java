package org.toposeg.dicom.data;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as DS values: the shortest exact form, or as many digits as 16 characters hold. */
final class DecimalString {

    private static final int MAX_LENGTH = 16;

    private DecimalString() {}

    static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a decimal string must be finite, got " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String text = Double.toString(value);
        for (int digits = 16; text.length() > MAX_LENGTH; digits--) {
            text = new BigDecimal(value)
                    .round(new MathContext(digits))
                    .stripTrailingZeros()
                    .toString();
            String plain = new BigDecimal(text).toPlainString();
            text = plain.length() <= MAX_LENGTH ? plain : text;
        }
        return text;
    }
}
