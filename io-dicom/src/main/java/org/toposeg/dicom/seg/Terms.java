package org.toposeg.dicom.seg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** SNOMED CT terms for segments that come with a name only. */
final class Terms {

    static final CodedTerm ANATOMY = new CodedTerm("123037004", "SCT", "Anatomical Structure");
    static final CodedTerm ABNORMAL = new CodedTerm("49755003", "SCT", "Morphologically Abnormal Structure");
    static final CodedTerm TISSUE = new CodedTerm("85756007", "SCT", "Tissue");

    record Concept(CodedTerm category, CodedTerm type, CodedTerm modifier) {}

    private static final Map<String, CodedTerm> MODIFIERS = Map.of(
            "left", new CodedTerm("7771000", "SCT", "Left"),
            "right", new CodedTerm("24028007", "SCT", "Right"),
            "anterior", new CodedTerm("255549009", "SCT", "Anterior"),
            "posterior", new CodedTerm("255551008", "SCT", "Posterior"));

    private static final Map<String, Concept> BY_WORD = load();

    private Terms() {}

    private static Map<String, Concept> load() {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        try (InputStream in = Terms.class.getResourceAsStream("terms.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(concepts, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return concepts;
    }

    private static void add(Map<String, Concept> concepts, String line) {
        String[] columns = line.split("\t");
        CodedTerm category = switch (columns[1]) {
            case "anatomy" -> ANATOMY;
            case "abnormal" -> ABNORMAL;
            default -> TISSUE;
        };
        concepts.put(columns[0], new Concept(category, new CodedTerm(columns[2], "SCT", columns[3]), null));
    }

    /** The concept of the longest known word in a name; tissue where none is known. */
    static Concept find(String name) {
        String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ");
        String best = "";
        for (String word : BY_WORD.keySet()) {
            if (word.length() > best.length() && contains(words, word)) {
                best = word;
            }
        }
        Concept concept = BY_WORD.getOrDefault(best, new Concept(TISSUE, TISSUE, null));
        CodedTerm modifier = MODIFIERS.entrySet().stream()
                .filter(entry -> contains(words, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        return new Concept(concept.category(), concept.type(), modifier);
    }

    private static boolean contains(String words, String word) {
        return Pattern.compile("\\b" + Pattern.quote(word) + "(s|es)?\\b")
                .matcher(words)
                .find();
    }
}
