package org.toposeg.workflow.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.toposeg.table.Table;
import org.toposeg.table.TableReader;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;

/** To which group of people each case of a data set belongs, by one column of a table of subjects. */
public final class SubjectGroups {

    /** More values than this are measurements, not groups. */
    private static final int MAX = 12;

    private static final String[] SUBJECT = {"case", "participant_id", "subject"};

    private SubjectGroups() {}

    /** @throws InvalidRequestException if a loss needs groups */
    public static void requireNoneNeeded(String loss) {
        if (loss.matches("(?s).*\\bfebs\\b.*")) {
            throw new InvalidRequestException(
                    "the loss febs weighs groups of people; say which column of subjects.csv names them"
                            + " with --group-by ATTRIBUTE.");
        }
    }

    /**
     * Numbers of groups from 0 on in the order of their names.
     *
     * @throws InputException if the column is missing, says nothing of a case, or has less than two or too many values
     */
    public static Map<String, Integer> of(Path file, String attribute, List<String> cases) {
        Table table = TableReader.read(file);
        String subject = table.require(SUBJECT);
        table.require(attribute);
        Map<String, String> groups = new TreeMap<>();
        for (Table.Row row : table.rows()) {
            if (!row.isMissing(attribute)) {
                groups.put(row.text(subject), row.text(attribute));
            }
        }
        List<String> unknown =
                cases.stream().filter(id -> !groups.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            throw new InputException(file + " does not say the " + attribute + " of " + unknown.size() + " of the "
                    + cases.size() + " cases (e.g. '" + unknown.getFirst()
                    + "'); complete it, with a group 'unknown' if need be.");
        }
        groups.keySet().retainAll(cases);
        List<String> names = new ArrayList<>(new TreeSet<>(groups.values()));
        if (names.size() < 2 || names.size() > MAX) {
            throw new InputException(file + " has " + names.size() + " values of " + attribute
                    + " in this data set; 2 to " + MAX + " make groups, so choose another column or add one with"
                    + " ranges.");
        }
        Map<String, Integer> numbers = new TreeMap<>();
        groups.forEach((id, name) -> numbers.put(id, names.indexOf(name)));
        return numbers;
    }
}
