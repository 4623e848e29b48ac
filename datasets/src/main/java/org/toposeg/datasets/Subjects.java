package org.toposeg.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.volume.InputException;

/** What {@code subjects.csv} says of a data set's cases: a column {@code case}, and any attributes such as sex or age. */
public final class Subjects {

    /** Name of the file in a data set's folder. */
    public static final String FILE = "subjects.csv";

    private static final String CASE = "case";

    private Subjects() {}

    /**
     * @return for each case its attributes by column; empty if the folder has no such file
     * @throws InputException if it has no column {@code case}, or a row does not fit the header
     */
    public static Map<String, Map<String, String>> of(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        List<List<String>> rows = rows(file);
        List<String> header = rows.isEmpty() ? List.of() : rows.getFirst();
        if (!header.contains(CASE)) {
            throw new InputException(file + " has no column \"case\" in its first line; add it.");
        }
        Map<String, Map<String, String>> subjects = new LinkedHashMap<>();
        for (int r = 1; r < rows.size(); r++) {
            if (rows.get(r).size() != header.size()) {
                throw new InputException(file + ", row " + (r + 1) + " has "
                        + rows.get(r).size() + " fields, the first line has " + header.size() + "; correct it.");
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int c = 0; c < header.size(); c++) {
                attributes.put(header.get(c), rows.get(r).get(c));
            }
            subjects.put(attributes.remove(CASE), attributes);
        }
        return subjects;
    }

    private static List<List<String>> rows(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.replace("\uFEFF", ""))
                    .filter(line -> !line.isBlank())
                    .map(Subjects::fields)
                    .toList();
        } catch (IOException e) {
            throw new InputException(file + " cannot be read as text (" + e.getMessage() + "); save it as UTF-8.", e);
        }
    }

    /** RFC 4180: fields with commas stand in quotes, quotes within them are doubled. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
