package org.toposeg.dicom.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of the storage SOP classes (PS3.6, table A-1), for people. */
public final class SopClasses {

    private static final Map<String, String> NAMES = read();

    private SopClasses() {}

    private static Map<String, String> read() {
        try (InputStream in = SopClasses.class.getResourceAsStream("sop-classes.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(columns -> columns[0], columns -> columns[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code CT Image}; for a class not known here {@code object of class 1.2.3}. */
    public static String name(String uid) {
        return NAMES.getOrDefault(uid, uid.isEmpty() ? "object without a class" : "object of class " + uid);
    }
}
