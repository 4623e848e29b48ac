package org.toposeg.cli.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.InferenceOptions;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.infer.Prediction;
import org.toposeg.infer.SegmentationPipeline;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageFormats;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.model.ModelException;
import org.toposeg.model.ModelQuality;
import org.toposeg.model.ModelRegistry;
import org.toposeg.quality.Finding;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.predict.Guarantees;
import org.toposeg.workflow.study.FolderStudies;
import org.toposeg.workflow.study.LabelSize;
import org.toposeg.workflow.study.Results;
import org.toposeg.workflow.study.StudyImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg predict}. */
@Command(
        name = "predict",
        description = "Segment images with a trained model; each result lies on its image's own grid.",
        mixinStandardHelpOptions = true)
public final class PredictCommand implements CliCommand {

    /** Findings that are printed for people. */
    private static final int SHOWN = 5;

    private static final Logger LOG = LoggerFactory.getLogger(PredictCommand.class);

    @Parameters(index = "0", paramLabel = "BUNDLE", description = "A model's folder or registered name.")
    private String model;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IN",
            description = "NIfTI, TIFF, PNG, GIF or JPEG images, DICOM series, or folders of these; the channels of one"
                    + " case are named CASE_0000.nii.gz, CASE_0001.nii.gz, ...")
    private List<Path> inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description =
                    "A .nii.gz, .nii or .tif file, or for a DICOM series a .dcm file (DICOM SEG), for one case; else a"
                            + " folder that gets CASE.nii.gz.")
    private Path target;

    @Mixin
    private InferenceOptions inference;

    @Option(names = "--tta", description = "Average over mirrored inputs (along the axes the model allows).")
    private boolean tta;

    @Option(names = "--tile-overlap", paramLabel = "F", description = "Overlap of neighbouring windows, 0 to below 1.")
    private Double overlap;

    @Option(names = "--probabilities", description = "Also write a probability map for each label.")
    private boolean probabilities;

    @Option(
            names = "--guarantee",
            description = "For a calibrated model: also write CASE_sensitive_LABEL.nii.gz, which misses no more than"
                    + " was promised, and give the interval of each volume.")
    private boolean guarantee;

    @Mixin
    private Output output;

    /** Of all inputs. */
    private final List<String> leftOut = new ArrayList<>();

    /** One case; {@code error} instead of an output where it failed. */
    public record Result(
            String name,
            String input,
            String output,
            List<String> probabilities,
            Map<Integer, LabelSize> labels,
            Map<Integer, Guarantees.Promise> guarantees,
            QualityReport quality,
            double seconds,
            List<String> warnings,
            String error) {}

    @Override
    public Integer call() {
        inference.requireKnown();
        Bundle bundle = ModelRegistry.standard().find(model);
        if (!bundle.missing().isEmpty()) {
            LOG.warn("The model card of {} does not say: {}", bundle.folder(), String.join(", ", bundle.missing()));
        }
        if (overlap != null && !(overlap >= 0 && overlap < 1)) {
            throw new InvalidRequestException("--tile-overlap must be at least 0 and below 1, got " + overlap);
        }
        Guarantees guarantees = guarantee ? Guarantees.of(bundle) : null;
        List<StudyImages> cases = cases(bundle.card().network().channels().size());
        boolean single = Results.isFile(target);
        if (single && cases.size() > 1) {
            throw new InvalidRequestException(
                    "-o " + target + " names one file, but there are " + cases.size() + " cases; give a folder.");
        }
        List<Result> results = new ArrayList<>();
        try (LoadedModel loaded = inference.load(bundle);
                ProgressBar bar = new ProgressBar("segmenting")) {
            SegmentationPipeline pipeline = loaded.pipeline(overlap, tta);
            ModelQuality quality = new ModelQuality(bundle);
            for (StudyImages c : cases) {
                Path file = single ? target : target.resolve(c.title() + ".nii.gz");
                double before = results.size();
                results.add(attempt(
                        c,
                        file,
                        bundle,
                        guarantees,
                        quality,
                        pipeline,
                        done -> bar.update((before + done) / cases.size(), c.title())));
            }
        }
        return report(bundle, results);
    }

    private List<StudyImages> cases(int channels) {
        FolderStudies finder = new FolderStudies(channels);
        if (finder.areChannels(inputs)) {
            return List.of(finder.together(inputs));
        }
        List<StudyImages> cases = finder.find(inputs);
        leftOut.addAll(finder.leftOut());
        Map<String, StudyImages> seen = new HashMap<>();
        for (StudyImages c : cases) {
            StudyImages other = seen.putIfAbsent(c.title(), c);
            if (other != null) {
                throw new InvalidRequestException("two inputs are named " + c.title() + " (" + other.source() + " and "
                        + c.source()
                        + "), so that their results would overwrite each other; predict them into different"
                        + " folders.");
            }
        }
        return cases;
    }

    /** A case that fails does not stop the others. */
    private Result attempt(
            StudyImages c,
            Path file,
            Bundle bundle,
            Guarantees guarantees,
            ModelQuality quality,
            SegmentationPipeline pipeline,
            DoubleConsumer progress) {
        long start = System.nanoTime();
        try {
            Prediction result = pipeline.segment(c.channels(), probabilities || guarantees != null, progress);
            Results.write(c, result.labels(), bundle.card(), file);
            List<String> maps = probabilities ? writeMaps(result, file, bundle) : null;
            Map<Integer, Guarantees.Promise> promises =
                    guarantees == null ? null : guarantees.write(result, stem(file));
            QualityReport report = quality.of(result);
            double seconds = (System.nanoTime() - start) / 1e9;
            Map<Integer, LabelSize> sizes =
                    LabelSize.of(result.labels(), bundle.card().network().labels());
            return new Result(
                    c.title(), c.source(), file.toString(), maps, sizes, promises, report, seconds, c.warnings(), null);
        } catch (InputException | ModelException e) {
            progress.accept(1);
            return new Result(c.title(), c.source(), null, null, null, null, null, 0, c.warnings(), e.getMessage());
        }
    }

    private static List<String> writeMaps(Prediction result, Path file, Bundle bundle) {
        List<Integer> labels = bundle.labelValues();
        List<String> written = new ArrayList<>();
        for (int k = 1; k < labels.size(); k++) {
            Path map = Path.of(stem(file) + "_probability_" + labels.get(k) + ".nii.gz");
            ImageFiles.write(result.probabilities().get(k), map);
            written.add(map.toString());
        }
        return written;
    }

    /** The result's path without ending. */
    private static String stem(Path file) {
        return ImageFormats.stem(file.toString());
    }

    private int report(Bundle bundle, List<Result> results) {
        List<Result> failed = results.stream().filter(r -> r.error() != null).toList();
        List<String> warnings = new ArrayList<>(leftOut);
        results.forEach(r -> r.warnings().forEach(text -> warnings.add(r.name() + ": " + text)));
        if (output.isJson() || failed.size() < results.size()) {
            output.print(
                    Map.of("model", bundle.folder().toString(), "cases", results, "warnings", warnings),
                    () -> results.stream()
                            .filter(r -> r.error() == null)
                            .map(r -> "%s (%.1f s): %s".formatted(r.output(), r.seconds(), volumes(r))
                                    + promises(r)
                                    + findings(r))
                            .collect(Collectors.joining(System.lineSeparator())));
        }
        warnings.forEach(text -> System.err.println("toposeg: warning: " + text));
        failed.forEach(r -> System.err.println("toposeg: " + r.name() + ": " + r.error()));
        return failed.isEmpty() ? DONE : FAILED;
    }

    private static String promises(Result r) {
        return r.guarantees() == null
                ? ""
                : r.guarantees().values().stream()
                        .map(p -> System.lineSeparator() + "  " + p.sentence())
                        .collect(Collectors.joining());
    }

    /** The worst few; all are in the JSON. */
    private static String findings(Result r) {
        List<Finding> all = r.quality().findings();
        String more = all.size() > SHOWN ? "%n  ... and %d more findings (--json)".formatted(all.size() - SHOWN) : "";
        return all.stream()
                        .limit(SHOWN)
                        .map(f -> "%n  [%s] %s At voxel %d, %d, %d."
                                .formatted(
                                        f.severity().word(),
                                        f.sentence(),
                                        f.voxel().x(),
                                        f.voxel().y(),
                                        f.voxel().z()))
                        .collect(Collectors.joining())
                + more;
    }

    private static String volumes(Result r) {
        return r.labels().values().stream()
                .map(l -> "%s %.2f ml".formatted(l.name(), l.volumeMl()))
                .collect(Collectors.joining(", "));
    }
}
