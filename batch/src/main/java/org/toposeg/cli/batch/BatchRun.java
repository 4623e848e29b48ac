package org.toposeg.cli.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.InferenceOptions;
import org.toposeg.cli.Output;
import org.toposeg.cli.UsageException;
import org.toposeg.job.Job;
import org.toposeg.job.JobRequest;
import org.toposeg.job.JobState;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelRegistry;
import org.toposeg.study.Archive;
import org.toposeg.study.Destination;
import org.toposeg.study.FolderDestination;
import org.toposeg.study.FolderStudies;
import org.toposeg.study.StudyImages;
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

    @Mixin
    private InferenceOptions inference;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Certificates to trust for https besides Java's: PEM, or a key store (its password:"
                    + " TOPOSEG_DICOMWEB_TRUST_PASSWORD, else changeit).")
    private Path trust;

    @Mixin
    private BatchPlace place;

    @Mixin
    private Output output;

    /** The document of {@code --json}. */
    record Summary(String output, String table, Map<String, Integer> counts, List<JobView> failed) {}

    @Override
    public Integer call() {
        inference.requireKnown();
        Bundle bundle = ModelRegistry.standard().find(model);
        requireApart();
        try (Archive archive = Archive.isAddress(source) ? archive(source) : null;
                Archive target = place.isArchive() ? archive(place.output) : null) {
            List<StudyImages> studies = studies(archive, bundle);
            Destination destination = target == null ? new FolderDestination(Path.of(place.output)) : target;
            try (BatchQueue queue = BatchQueue.open(place, bundle)) {
                Map<String, StudyImages> byJob = new HashMap<>();
                for (StudyImages images : studies) {
                    byJob.put(queue.submit(request(images, destination, bundle)), images);
                }
                queue.work(byJob, destination, inference);
                return report(queue.jobs());
            }
        }
    }

    private Archive archive(String address) {
        try {
            return new Archive(address, trust);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private void requireApart() {
        if (Archive.isAddress(source) || place.isArchive()) {
            return;
        }
        if (!Files.exists(Path.of(source))) {
            throw new UsageException("--source " + source + " does not exist; check the path.");
        }
        if (absolute(source).equals(absolute(place.output))) {
            throw new UsageException("--source and --output are the same folder; choose another for the results.");
        }
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    private List<StudyImages> studies(Archive archive, Bundle bundle) {
        int channels = bundle.card().network().channels().size();
        if (archive != null) {
            return archive.find(modality, channels);
        }
        return new FolderStudies(channels)
                .find(Path.of(source)).stream()
                        .filter(images ->
                                place.isArchive() || !Path.of(images.source()).startsWith(absolute(place.output)))
                        .filter(images -> modality == null || images.isOf(modality))
                        .toList();
    }

    private static JobRequest request(StudyImages images, Destination destination, Bundle bundle) {
        return new JobRequest(
                images.study(),
                images.series(),
                images.source(),
                bundle.folder().toAbsolutePath().normalize().toString(),
                destination.address(images));
    }

    private int report(List<Job> jobs) {
        List<Job> failed =
                jobs.stream().filter(job -> job.state() == JobState.FAILED).toList();
        Map<String, Integer> counts = JobView.counts(jobs);
        Path table = place.reports().resolve("results.csv");
        output.print(
                new Summary(
                        place.output,
                        table.toString(),
                        counts,
                        failed.stream().map(JobView::of).toList()),
                () -> JobView.text(counts) + "; table: " + table);
        failed.forEach(job -> System.err.println("toposeg: " + BatchStatus.sentence(job)));
        if (!failed.isEmpty()) {
            System.err.println("toposeg: 'batch retry --output " + place.output + "' puts the failed studies back.");
        }
        if (waiting(jobs)) {
            System.err.println("toposeg: stopped before the end; the same command goes on with what is left.");
        }
        return failed.isEmpty() && !waiting(jobs) ? CliCommand.DONE : CliCommand.FAILED;
    }

    private static boolean waiting(List<Job> jobs) {
        return jobs.stream().anyMatch(job -> !job.state().isFinished());
    }
}
