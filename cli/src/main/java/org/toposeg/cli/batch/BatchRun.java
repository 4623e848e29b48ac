package org.toposeg.cli.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.toposeg.batch.ArchiveRun;
import org.toposeg.batch.BatchPlace;
import org.toposeg.batch.BatchRequest;
import org.toposeg.batch.BatchResult;
import org.toposeg.batch.JobView;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.InferenceOptions;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.cli.StopSignal;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code toposeg batch run}. */
@Command(
        name = "run",
        description = {
            "Segment every study of a source: NIfTI gives NIfTI, a DICOM series gives DICOM SEG. Started again it does"
                    + " what is missing and repeats nothing.",
            "Credentials for a DICOMweb archive: TOPOSEG_DICOMWEB_TOKEN, or TOPOSEG_DICOMWEB_USER and"
                    + " TOPOSEG_DICOMWEB_PASSWORD."
        },
        mixinStandardHelpOptions = true)
final class BatchRun implements Callable<Integer> {

    @Option(
            names = "--source",
            required = true,
            paramLabel = "DIR|URL",
            description = "Folder with images or DICOM series at any depth, or a DICOMweb address.")
    private String source;

    @Option(names = "--model", required = true, paramLabel = "BUNDLE", description = "A model's folder or name.")
    private String model;

    @Option(names = "--modality", description = "Only DICOM series of this modality, e.g. CT.")
    private String modality;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description =
                    "A study whose images changed within this time may still be on the way: it is looked at again, and"
                            + " left for the next run if it does not keep still (default: ${DEFAULT-VALUE}; 0 takes what"
                            + " is there).")
    private int settle;

    @Mixin
    private InferenceOptions inference;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Certificates to trust for https besides Java's: PEM, or a key store (its password:"
                    + " TOPOSEG_DICOMWEB_TRUST_PASSWORD, else changeit).")
    private Path trust;

    @Mixin
    private BatchPlaceOptions placeOptions;

    @Mixin
    private Output output;

    /** The document of {@code --json}. */
    record Summary(
            String output, String table, Map<String, Integer> counts, List<JobView> failed, List<String> warnings) {}

    @Override
    public Integer call() {
        inference.requireKnown();
        BatchPlace place = placeOptions.place();
        Bundle bundle = ModelRegistry.standard().find(model);
        BatchResult result = new ArchiveRun(new BatchRequest(source, bundle, modality, settle, trust, place))
                .run(
                        inference::load,
                        () -> new ProgressBar("segmenting"),
                        stop -> new StopSignal("Stopping; the study under way goes back to the queue", stop),
                        notice -> System.err.println("toposeg: " + notice));
        return report(place, result);
    }

    private int report(BatchPlace place, BatchResult result) {
        Map<String, Integer> counts = JobView.counts(result.jobs());
        Path table = place.reports().resolve("results.csv");
        output.print(
                new Summary(
                        place.output(),
                        table.toString(),
                        counts,
                        result.failed().stream().map(JobView::of).toList(),
                        result.warnings()),
                () -> JobView.text(counts) + "; table: " + table);
        result.warnings().forEach(warning -> System.err.println("toposeg: warning: " + warning));
        result.failed().forEach(job -> System.err.println("toposeg: " + BatchStatus.sentence(job)));
        if (!result.failed().isEmpty()) {
            System.err.println("toposeg: 'batch retry --output " + place.output() + "' puts the failed studies back.");
        }
        if (result.isStopped()) {
            System.err.println("toposeg: stopped before the end; the same command goes on with what is left.");
        }
        return result.isComplete() ? CliCommand.DONE : CliCommand.FAILED;
    }
}
