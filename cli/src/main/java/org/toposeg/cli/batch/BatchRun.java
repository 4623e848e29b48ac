package org.toposeg.cli.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.toposeg.batch.BatchPlace;
import org.toposeg.batch.BatchWork;
import org.toposeg.batch.Intake;
import org.toposeg.batch.JobView;
import org.toposeg.batch.Source;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.InferenceOptions;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.cli.StopSignal;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelRegistry;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobRequest;
import org.toposeg.workflow.job.JobState;
import org.toposeg.workflow.study.Destination;
import org.toposeg.workflow.study.DicomWebStudies;
import org.toposeg.workflow.study.FolderDestination;
import org.toposeg.workflow.study.StudyImages;
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

    private BatchPlace place;

    @Mixin
    private Output output;

    /** The document of {@code --json}. */
    record Summary(
            String output, String table, Map<String, Integer> counts, List<JobView> failed, List<String> warnings) {}

    @Override
    public Integer call() {
        inference.requireKnown();
        place = placeOptions.place();
        Bundle bundle = ModelRegistry.standard().find(model);
        requireApart();
        place.requireOfItsOwn();
        if (settle < 0) {
            throw new InvalidRequestException("--settle must be 0 or more seconds, got " + settle);
        }
        try (DicomWebStudies archive = DicomWebStudies.isAddress(source) ? archive(source) : null;
                DicomWebStudies target = place.isArchive() ? archive(place.output()) : null) {
            Source studies = source(archive, bundle);
            List<StudyImages> found = studies.find();
            Destination destination = target == null ? new FolderDestination(Path.of(place.output())) : target;
            try (BatchWork queue = BatchWork.open(place, bundle)) {
                Intake intake =
                        queue.intake(images -> request(images, destination, bundle), Duration.ofSeconds(settle));
                intake.take(found);
                while (segment(queue, intake.planned(), destination) && intake.awaitsMore()) {
                    intake.take(studies.find());
                }
                return report(queue.jobs(), studies, intake);
            }
        }
    }

    private boolean segment(BatchWork queue, Map<String, Intake.Planned> studies, Destination destination) {
        try (ProgressBar bar = new ProgressBar("segmenting")) {
            return queue.work(
                    studies,
                    destination,
                    inference::load,
                    bar,
                    stop -> new StopSignal("Stopping; the study under way goes back to the queue", stop));
        }
    }

    private DicomWebStudies archive(String address) {
        try {
            return new DicomWebStudies(address, trust);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private void requireApart() {
        if (DicomWebStudies.isAddress(source) || place.isArchive()) {
            return;
        }
        if (!Files.exists(Path.of(source))) {
            throw new InvalidRequestException("--source " + source + " does not exist; check the path.");
        }
        if (absolute(source).equals(absolute(place.output()))) {
            throw new InvalidRequestException(
                    "--source and --output are the same folder; choose another for the results.");
        }
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    private Source source(DicomWebStudies archive, Bundle bundle) {
        int channels = bundle.card().network().channels().size();
        return archive != null
                ? Source.of(archive, modality, channels)
                : Source.of(
                        Path.of(source),
                        modality,
                        channels,
                        images -> place.isArchive() || !Path.of(images.source()).startsWith(absolute(place.output())));
    }

    private static JobRequest request(StudyImages images, Destination destination, Bundle bundle) {
        return new JobRequest(
                images.study(),
                images.series(),
                images.source(),
                bundle.folder().toAbsolutePath().normalize().toString(),
                destination.address(images),
                images.content());
    }

    private int report(List<Job> jobs, Source studies, Intake intake) {
        List<JobView> views = jobs.stream().map(JobView::of).toList();
        List<Job> failed =
                jobs.stream().filter(job -> job.state() == JobState.FAILED).toList();
        List<String> warnings = studies.warnings();
        warnings.addAll(intake.renewed());
        warnings.addAll(intake.left());
        warnings.addAll(JobView.warnings(views));
        Map<String, Integer> counts = JobView.counts(jobs);
        Path table = place.reports().resolve("results.csv");
        output.print(
                new Summary(
                        place.output(),
                        table.toString(),
                        counts,
                        failed.stream().map(JobView::of).toList(),
                        warnings),
                () -> JobView.text(counts) + "; table: " + table);
        warnings.forEach(warning -> System.err.println("toposeg: warning: " + warning));
        failed.forEach(job -> System.err.println("toposeg: " + BatchStatus.sentence(job)));
        if (!failed.isEmpty()) {
            System.err.println("toposeg: 'batch retry --output " + place.output() + "' puts the failed studies back.");
        }
        if (waiting(jobs)) {
            System.err.println("toposeg: stopped before the end; the same command goes on with what is left.");
        }
        boolean all = studies.isComplete() && intake.left().isEmpty() && !waiting(jobs);
        return all && failed.isEmpty() ? CliCommand.DONE : CliCommand.FAILED;
    }

    private static boolean waiting(List<Job> jobs) {
        return jobs.stream().anyMatch(job -> !job.state().isFinished());
    }
}
