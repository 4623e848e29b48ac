package org.toposeg.dicom.deid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cleans descriptions: of a text stay only words of an imaging vocabulary, and numbers too short to name anybody. A list
 * of what is allowed cannot leak what nobody thought of.
 */
final class DescriptorWords {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_/,;:()+*\\[\\]\\\\^=-]+");
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?(mm|cm|ms|s|kv|t)?");
    private static final Set<String> VOCABULARY = read();

    private DescriptorWords() {}

    private static Set<String> read() {
        try (InputStream in = DescriptorWords.class.getResourceAsStream("descriptor-words.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The allowed words of a text, in their order. */
    static String cleaned(String text) {
        List<String> kept = new ArrayList<>();
        for (String word : SEPARATORS.split(text)) {
            String plain = word.toLowerCase(Locale.ROOT);
            if (VOCABULARY.contains(plain) || SHORT_NUMBER.matcher(plain).matches()) {
                kept.add(word);
            }
        }
        return String.join(" ", kept);
    }
}
