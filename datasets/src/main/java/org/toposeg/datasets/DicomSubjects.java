package org.toposeg.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.table.Table;
import org.toposeg.volume.InputException;

/**
 * Attributes from DICOM: a folder with one subfolder for each case, of whose first DICOM file sex, age in years,
 * manufacturer, model and field strength are read. No name, number or date is taken over.
 */
public final class DicomSubjects {

    private static final List<String> COLUMNS =
            List.of("case", "sex", "age", "manufacturer", "scanner", "field_strength");

    private static final int PATIENT_SEX = 0x00100040;
    private static final int PATIENT_AGE = 0x00101010;
    private static final int MODEL_NAME = 0x00081090;
    private static final int FIELD_STRENGTH = 0x00180087;

    private DicomSubjects() {}

    public static Table read(Path folder) {
        List<Table.Row> rows = new ArrayList<>();
        for (Path subject : list(folder)) {
            if (Files.isDirectory(subject)) {
                first(subject).ifPresent(data -> rows.add(new Table.Row(rows.size() + 1L, cells(subject, data))));
            }
        }
        if (rows.isEmpty()) {
            throw new InputException(folder + " has no subfolder with DICOM files; give a folder with one subfolder,"
                    + " named as the case, for each subject, or a CSV file.");
        }
        return new Table(folder.toString(), COLUMNS, rows);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<DataSet> first(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .filter(DicomSubjects::isDicom)
                    .findFirst()
                    .map(file -> DicomReader.readHeader(file).data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDicom(Path file) {
        try {
            return DicomReader.looksLikeDicom(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> cells(Path subject, DataSet data) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("case", subject.getFileName().toString());
        cells.put("sex", data.string(PATIENT_SEX, ""));
        cells.put("age", years(data.string(PATIENT_AGE, "")));
        cells.put("manufacturer", data.string(Tag.MANUFACTURER, ""));
        cells.put("scanner", data.string(MODEL_NAME, ""));
        cells.put("field_strength", data.string(FIELD_STRENGTH, ""));
        return cells;
    }

    /** Age strings are three digits and Y, M, W or D. */
    private static String years(String age) {
        if (!age.strip().matches("\\d{1,3}[YMWD]")) {
            return "";
        }
        String text = age.strip();
        int number = Integer.parseInt(text.substring(0, text.length() - 1));
        double years = switch (text.charAt(text.length() - 1)) {
            case 'Y' -> number;
            case 'M' -> number / 12.0;
            case 'W' -> number / 52.18;
            default -> number / 365.25;
        };
        return String.valueOf(Math.floor(years));
    }
}
