package org.toposeg.web.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.web.study.StudyService.NewStudy;

/**
 * A study whose texts fit into the database's columns. DICOM limits most of them to 64 characters, and files do not heed it.
 *
 * @param cut what was shortened, a sentence each for the person who adds the study
 */
record Fitted(NewStudy study, List<String> cut) {

    /** Lengths of the columns. */
    private static final int NAME = 255;

    private static final int MODALITY = 32;
    private static final int ORIGIN = 1024;
    private static final int ATTRIBUTE = 128;

    static Fitted of(NewStudy source) {
        List<String> cut = new ArrayList<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        source.attributes()
                .forEach((name, value) -> attributes.putIfAbsent(
                        fit(name, ATTRIBUTE, "an attribute's name", cut), fit(value, NAME, "an attribute", cut)));
        NewStudy fitted = new NewStudy(
                fit(source.name(), NAME, "its name", cut),
                fit(source.subject(), NAME, "the subject's name", cut),
                fit(source.modality(), MODALITY, "its modality", cut),
                fit(source.origin(), ORIGIN, "its origin", cut),
                source.channels(),
                attributes);
        List<String> sentences =
                cut.stream().map(what -> fitted.shortName() + ": " + what + ".").toList();
        return new Fitted(fitted, sentences);
    }

    /** Without control characters, which PostgreSQL refuses and no page shows. */
    private static String fit(String text, int length, String what, List<String> cut) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (clean.length() <= length) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(length - 2)) ? length - 2 : length - 1;
        cut.add(what + " has " + clean.length() + " characters and was shortened to the first " + end);
        return clean.substring(0, end) + "…";
    }
}
