package org.toposeg.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.toposeg.volume.InputException;

/**
 * Reads CSV as RFC 4180 describes it and as spreadsheets write it: UTF-8 (else Windows' Western European) with or without
 * byte order mark, any line ends, fields in double quotes with anything inside, separated by commas, semicolons or tabs
 * (whichever the first line has most of outside quotes).
 */
public final class TableReader {

    private static final String SEPARATORS = ",;\t";

    private TableReader() {}

    /** @throws InputException if the file is missing or is no table */
    public static Table read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + " does not exist or is not a file; check the path.");
        }
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage() + "; check its permissions.", e);
        }
    }

    /** @param name of the file, for messages */
    public static Table parse(String name, byte[] content) {
        return parse(name, decode(name, content));
    }

    private static String decode(String name, byte[] content) {
        for (int i = 0; i < Math.min(content.length, 4096); i++) {
            if (content[i] == 0) {
                throw new InputException(name + " is not a table but a binary file; save it as CSV (UTF-8).");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            // Spreadsheets on Windows write the system's code page unless told otherwise.
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    static Table parse(String name, String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return table(name, parser.iterator());
        } catch (CSVException | UncheckedIOException e) {
            throw new InputException(
                    name + " is damaged: " + e.getMessage() + "; look for a quotation mark that is not closed.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The separator that the first line has most of, outside quotes. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        String first = text.stripLeading();
        for (int i = 0; i < first.length(); i++) {
            char c = first.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            int separator = quoted ? -1 : SEPARATORS.indexOf(c);
            if (separator >= 0) {
                counts[separator]++;
            }
        }
        int best = 0;
        for (int s = 1; s < counts.length; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        return SEPARATORS.charAt(best);
    }

    private static Table table(String name, Iterator<CSVRecord> records) {
        if (!records.hasNext()) {
            throw new InputException(name + " is empty; it needs a first line with the names of its columns.");
        }
        List<String> columns = columns(name, records.next());
        List<Table.Row> rows = new ArrayList<>();
        while (records.hasNext()) {
            CSVRecord fields = records.next();
            if (!isBlank(fields)) {
                rows.add(row(name, columns, fields));
            }
        }
        return new Table(name, columns, rows);
    }

    private static List<String> columns(String name, CSVRecord header) {
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!column.isBlank() && !seen.add(column.strip())) {
                throw new InputException(name + " has two columns named '" + column.strip() + "'; rename one.");
            }
            columns.add(column.strip());
        }
        return columns;
    }

    private static Table.Row row(String name, List<String> columns, CSVRecord fields) {
        if (fields.size() != columns.size()) {
            throw new InputException(name + ": row " + fields.getRecordNumber() + " has " + fields.size()
                    + " fields, but the first line names " + columns.size() + "; correct the row.");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            cells.put(columns.get(c), fields.get(c).strip());
        }
        return new Table.Row(fields.getRecordNumber(), cells);
    }

    /** Spreadsheets leave rows of nothing but separators. */
    private static boolean isBlank(CSVRecord fields) {
        return fields.stream().allMatch(String::isBlank);
    }
}
