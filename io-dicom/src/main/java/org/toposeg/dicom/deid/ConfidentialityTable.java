package org.toposeg.dicom.deid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** PS3.15, table E.1-1: what happens to which attribute. */
final class ConfidentialityTable {

    /** What is done with an attribute. */
    enum Action {
        KEEP,
        REMOVE,
        EMPTY,
        DUMMY,
        NEW_UID,
        CLEAN
    }

    private record Rule(Action basic, String options) {}

    private static final Map<Integer, Rule> RULES = read();

    private ConfidentialityTable() {}

    private static Map<Integer, Rule> read() {
        Map<Integer, Rule> rules = new HashMap<>();
        try (InputStream in = ConfidentialityTable.class.getResourceAsStream("confidentiality.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(columns -> rules.put(
                            Integer.parseUnsignedInt(columns[0], 16), new Rule(strongest(columns[1]), columns[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    /** Of X/Z/D and the like the last: it keeps an object valid whatever type its module gives the attribute. */
    private static Action strongest(String code) {
        return switch (code.charAt(code.length() - 1)) {
            case 'X' -> Action.REMOVE;
            case 'Z' -> Action.EMPTY;
            case 'D' -> Action.DUMMY;
            case 'U' -> Action.NEW_UID;
            default -> throw new IllegalStateException("the table has the unknown action " + code);
        };
    }

    /** What to do with an attribute; those that the table does not name are kept. */
    static Action action(int tag, DeidentificationOptions options) {
        Rule rule = RULES.get(tag);
        if (rule == null) {
            return Action.KEEP;
        }
        boolean kept = options.retainUids() && rule.options.indexOf('u') >= 0
                || options.retainDates() && rule.options.indexOf('d') >= 0;
        if (kept) {
            return Action.KEEP;
        }
        return options.cleanDescriptors() && rule.options.indexOf('c') >= 0 ? Action.CLEAN : rule.basic;
    }
}
