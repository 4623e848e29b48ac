package org.toposeg.cli.model;

import java.nio.file.Path;
import org.toposeg.workflow.train.TrainGroups;
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

    TrainGroups groups() {
        return new TrainGroups(groupBy, subjects);
    }
}
