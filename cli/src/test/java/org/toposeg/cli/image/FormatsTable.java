package org.toposeg.cli.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The conformance table as Markdown: files of a folder with one outcome share a row. */
final class FormatsTable {

    /** Outcome of a file. */
    record Row(String file, String size, String what, String convert, String verdict) {

        String folder() {
            int slash = file.lastIndexOf('/');
            return slash < 0 ? "." : file.substring(0, slash);
        }

        String name() {
            return file.substring(file.lastIndexOf('/') + 1);
        }

        List<String> outcome() {
            return List.of(what, convert, verdict);
        }
    }

    private static final String INTRODUCTION = """
        # Formats

        What `toposeg info` and `toposeg convert FILE OUT.nii` do with every file of the sample data, and whether the
        values agree with the catalogues that were made with nibabel, pydicom and GDCM. The test `FormatsTest` compares
        this page with what happens; `mvn test -pl batch -am -Dtest=FormatsTest -Dtoposeg.docs=write
        -Dsurefire.failIfNoSpecifiedTests=false` writes it anew. What the formats are in detail stands on the pages
        [image files](image-files.md) and [DICOM](dicom.md).

        """;

    private final List<Row> rows = new ArrayList<>();

    void add(Row row) {
        rows.add(row);
    }

    String markdown(List<String> otherRows) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("| outcome | files |\n|---|---|\n");
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(summary(row), 1, Integer::sum));
        counts.forEach((outcome, count) ->
                page.append("| ").append(outcome).append(" | ").append(count).append(" |\n"));
        otherRows.forEach(row -> page.append(row).append('\n'));
        Map<String, List<Row>> folders = new TreeMap<>();
        rows.forEach(row ->
                folders.computeIfAbsent(row.folder(), k -> new ArrayList<>()).add(row));
        folders.forEach((folder, members) -> section(page, folder, members));
        return page.toString();
    }

    private static String summary(Row row) {
        return row.convert().startsWith("refused")
                ? "refused in one sentence"
                : "read, " + row.verdict().split("[(:]")[0].strip();
    }

    private static void section(StringBuilder page, String folder, List<Row> members) {
        page.append("\n## ")
                .append(folder)
                .append("\n\n| file | read as | size | convert | agreement |\n|---|---|---|---|---|\n");
        Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
        members.forEach(row ->
                groups.computeIfAbsent(row.outcome(), k -> new ArrayList<>()).add(row));
        groups.values().forEach(group -> {
            Row first = group.getFirst();
            boolean sameSize = group.stream().allMatch(row -> row.size().equals(first.size()));
            String names = group.size() == 1
                    ? first.name()
                    : group.size() <= 3
                            ? String.join(", ", group.stream().map(Row::name).toList())
                            : first.name() + " … " + group.getLast().name() + " (" + group.size() + " files)";
            page.append("| ")
                    .append(String.join(
                            " | ",
                            names,
                            first.what(),
                            sameSize ? first.size() : "various",
                            first.convert(),
                            first.verdict()))
                    .append(" |\n");
        });
    }
}
