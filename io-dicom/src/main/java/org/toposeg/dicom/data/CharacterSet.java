package org.toposeg.dicom.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The character set of a data set's text (0008,0005), PS3.5 section 6.1 and PS3.3 C.12.1.1.2. Code extensions switch
 * between sets by ISO 2022 escape sequences inside the text.
 */
final class CharacterSet {

    private static final Map<String, Charset> TERMS = Map.ofEntries(
            Map.entry("ISO_IR 6", StandardCharsets.US_ASCII),
            Map.entry("ISO_IR 100", StandardCharsets.ISO_8859_1),
            Map.entry("ISO_IR 101", Charset.forName("ISO-8859-2")),
            Map.entry("ISO_IR 109", Charset.forName("ISO-8859-3")),
            Map.entry("ISO_IR 110", Charset.forName("ISO-8859-4")),
            Map.entry("ISO_IR 144", Charset.forName("ISO-8859-5")),
            Map.entry("ISO_IR 127", Charset.forName("ISO-8859-6")),
            Map.entry("ISO_IR 126", Charset.forName("ISO-8859-7")),
            Map.entry("ISO_IR 138", Charset.forName("ISO-8859-8")),
            Map.entry("ISO_IR 148", Charset.forName("ISO-8859-9")),
            Map.entry("ISO_IR 203", Charset.forName("ISO-8859-15")),
            Map.entry("ISO_IR 13", Charset.forName("JIS_X0201")),
            Map.entry("ISO_IR 166", Charset.forName("TIS-620")),
            Map.entry("ISO_IR 192", StandardCharsets.UTF_8),
            Map.entry("GB18030", Charset.forName("GB18030")),
            Map.entry("GBK", Charset.forName("GBK")));

    /** What follows ESC, and the set it calls. */
    private static final Map<String, Charset> ESCAPES = Map.ofEntries(
            Map.entry("(B", StandardCharsets.US_ASCII),
            Map.entry("-A", StandardCharsets.ISO_8859_1),
            Map.entry("-B", Charset.forName("ISO-8859-2")),
            Map.entry("-C", Charset.forName("ISO-8859-3")),
            Map.entry("-D", Charset.forName("ISO-8859-4")),
            Map.entry("-L", Charset.forName("ISO-8859-5")),
            Map.entry("-G", Charset.forName("ISO-8859-6")),
            Map.entry("-F", Charset.forName("ISO-8859-7")),
            Map.entry("-H", Charset.forName("ISO-8859-8")),
            Map.entry("-M", Charset.forName("ISO-8859-9")),
            Map.entry("-b", Charset.forName("ISO-8859-15")),
            Map.entry("-T", Charset.forName("TIS-620")),
            Map.entry(")I", Charset.forName("JIS_X0201")),
            Map.entry("(J", Charset.forName("JIS_X0201")),
            Map.entry("$B", Charset.forName("EUC-JP")),
            Map.entry("$(D", Charset.forName("EUC-JP")),
            Map.entry("$)C", Charset.forName("EUC-KR")),
            Map.entry("$)A", Charset.forName("GB2312")));

    static final CharacterSet ASCII = new CharacterSet(StandardCharsets.ISO_8859_1, false);

    private final Charset initial;
    private final boolean extended;

    private CharacterSet(Charset initial, boolean extended) {
        this.initial = initial;
        this.extended = extended;
    }

    /** The set for the values of (0008,0005); unknown terms are read as Latin-1, which keeps every byte. */
    static CharacterSet of(String[] terms) {
        if (terms.length == 0) {
            return ASCII;
        }
        String first = terms[0].replace("ISO 2022 IR", "ISO_IR").replace("ISO-IR", "ISO_IR");
        Charset initial = TERMS.getOrDefault(first, StandardCharsets.ISO_8859_1);
        if (initial == StandardCharsets.US_ASCII) {
            initial = StandardCharsets.ISO_8859_1;
        }
        return new CharacterSet(initial, terms.length > 1 || terms[0].startsWith("ISO 2022"));
    }

    String decode(byte[] buffer, int offset, int length, boolean useSet) {
        if (!useSet) {
            return new String(buffer, offset, length, StandardCharsets.ISO_8859_1);
        }
        return extended ? decodeExtended(buffer, offset, length) : new String(buffer, offset, length, initial);
    }

    private String decodeExtended(byte[] buffer, int offset, int length) {
        StringBuilder text = new StringBuilder(length);
        Charset current = initial;
        String escape = "";
        int start = offset;
        int end = offset + length;
        for (int at = offset; at < end; at++) {
            String found = buffer[at] == 0x1B ? escapeAt(buffer, at + 1, end) : null;
            boolean delimiter = isDelimiter(buffer[at]) && !escape.startsWith("$B") && !escape.startsWith("$(D");
            if (found != null) {
                append(text, buffer, start, at, current, escape);
                escape = found;
                current = ESCAPES.get(found);
                at += found.length();
                start = at + 1;
            } else if (delimiter && current != initial) {
                // PS3.5 6.1.2.5.3: delimiters bring the initial set back.
                append(text, buffer, start, at, current, escape);
                escape = "";
                current = initial;
                start = at;
            }
        }
        append(text, buffer, start, end, current, escape);
        return text.toString();
    }

    private static boolean isDelimiter(byte b) {
        return b == '\\' || b == '^' || b == '=' || b == '\r' || b == '\n' || b == '\f';
    }

    private static String escapeAt(byte[] buffer, int at, int end) {
        for (int length = 2; length <= 3 && at + length <= end; length++) {
            String escape = new String(buffer, at, length, StandardCharsets.ISO_8859_1);
            if (ESCAPES.containsKey(escape)) {
                return escape;
            }
        }
        return null;
    }

    private static void append(StringBuilder text, byte[] buffer, int from, int to, Charset set, String escape) {
        if (escape.equals("$B") || escape.equals("$(D")) {
            text.append(decodeJis(buffer, from, to, escape.equals("$(D"), set));
        } else {
            text.append(new String(buffer, from, to - from, set));
        }
    }

    /** JIS X 0208 and 0212 use seven bits; EUC-JP is the same codes with the eighth bit set (0212 behind 0x8F). */
    private static String decodeJis(byte[] buffer, int from, int to, boolean supplement, Charset set) {
        byte[] euc = new byte[(to - from) * 2];
        int length = 0;
        for (int at = from; at < to; at++) {
            if (supplement && (at - from) % 2 == 0) {
                euc[length++] = (byte) 0x8F;
            }
            euc[length++] = (byte) (buffer[at] | 0x80);
        }
        return new String(euc, 0, length, set);
    }

    /** Text set where no character set is named is written in UTF-8, which the data set around it has to name. */
    byte[] encode(String text) {
        return text.getBytes(this == ASCII ? StandardCharsets.UTF_8 : initial);
    }

    static String trim(String text, VR vr) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        int start = 0;
        if (!vr.isSingleText()) {
            while (start < end && text.charAt(start) == ' ') {
                start++;
            }
        }
        return text.substring(start, end);
    }
}
