package org.toposeg.cli.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.toposeg.train.data.SubjectGrouping;
import org.toposeg.train.record.RunManifest;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.train.SubjectGroups;
import picocli.CommandLine.Option;

/** By what {@code train} groups people; a run that goes on remembers it. */
final class GroupOptions {

    @Option(
            names = "--group-by",
            paramLabel = "ATTRIBUTE",
            description =
                    "Column of subjects.csv that says to which group of people a case belongs, for the loss febs.")
    private String groupBy;

    @Option(
            names = "--subjects",
            paramLabel = "FILE",
            description = "Table of subjects with 'case' and attributes (subjects.csv of the data set).")
    private Path subjects;

    /**
     * What is asked for here, or else what the run began with.
     *
     * @param loss of the run
     * @param usual table of subjects of the data set
     * @param begun the run that goes on, empty for a new one
     * @throws InvalidRequestException if the loss needs groups and there are none, or the run began with others
     */
    SubjectGrouping of(String loss, Path usual, List<String> cases, Optional<RunManifest> begun) {
        String before = begun.map(run -> run.origin().groupBy()).orElse(null);
        if (groupBy != null && before != null && !groupBy.equals(before)) {
            throw new InvalidRequestException("the run began with --group-by " + before + " and cannot go on with "
                    + groupBy + "; leave the option out or choose another --output.");
        }
        String attribute = groupBy == null ? before : groupBy;
        if (attribute == null) {
            SubjectGroups.requireNoneNeeded(loss);
            return SubjectGrouping.NONE;
        }
        String table = subjects == null
                ? begun.map(run -> run.origin().subjects()).orElse(null)
                : subjects.toAbsolutePath().toString();
        Path file = table == null ? usual : Path.of(table);
        return new SubjectGrouping(attribute, table, SubjectGroups.of(file, attribute, cases));
    }
}
