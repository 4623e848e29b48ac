package org.toposeg.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.file.Sha256;
import org.toposeg.infer.onnx.ExportCheck;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.Label;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.train.loop.TrainingResult;
import org.toposeg.train.record.RunManifest;

/** Writes a trained network as a bundle; it appears under its name only when it is whole and its export is checked. */
public final class BundleWriter {

    /** What only a person can say about a model. */
    public record Statement(
            String name,
            String version,
            String description,
            String intendedUse,
            String limitations,
            String licence,
            String data,
            String dataLicence) {}

    private static final String FIRST_STAGE = "stage-1";

    private BundleWriter() {}

    /**
     * @param folder replaced if it is a bundle already
     */
    public static Bundle write(Path folder, TrainingResult result, Statement statement) {
        return write(folder, null, result, statement);
    }

    /**
     * Writes a cascade, its first stage as a bundle within.
     *
     * @param folder replaced if it is a bundle already
     * @param first null for a model of one network
     */
    public static Bundle write(Path folder, TrainingResult first, TrainingResult result, Statement statement) {
        try {
            Path parent = folder.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path part = Folders.temporary(parent);
            try {
                if (first != null) {
                    fill(Files.createDirectory(part.resolve(FIRST_STAGE)), first, statement, null);
                }
                fill(part, result, statement, first == null ? null : FIRST_STAGE);
                Folders.replace(part, folder);
            } finally {
                Folders.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bundle.open(folder);
    }

    /** The card is written last, with the hashes of all other files. */
    private static void fill(Path folder, TrainingResult result, Statement statement, String firstStage) {
        Plan plan = result.plan();
        double difference = ExportCheck.export(
                plan.network(), result.weights(), folder.resolve("model.onnx"), result.examplePatch(), shape(plan));
        PlanFile.write(folder.resolve(Bundle.PLAN), plan.withSource(null));
        ModelCard card = card(result, statement, firstStage, difference);
        CardFile.write(folder, card.withSha256(hashes(folder)));
    }

    private static int[] shape(Plan plan) {
        int[] patch = plan.window().patchArray();
        int channels = plan.network().inputChannels();
        return plan.network().dimensions() == 3
                ? new int[] {1, channels, patch[0], patch[1], patch[2]}
                : new int[] {1, channels, patch[1], patch[2]};
    }

    private static Map<String, String> hashes(Path folder) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Path file : Folders.files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            hashes.put(name, Sha256.of(file));
        }
        return hashes;
    }

    private static ModelCard card(TrainingResult result, Statement s, String firstStage, double difference) {
        Plan plan = result.plan();
        ModelCard.About about = new ModelCard.About(
                s.name(), s.version(), s.description(), s.intendedUse(), s.limitations(), s.licence());
        return new ModelCard(1, about, network(plan, firstStage), facts(result, s, difference), metrics(result), null);
    }

    private static ModelCard.Network network(Plan plan, String firstStage) {
        String layout = plan.network().dimensions() == 3 ? "NCDHW" : "NCHW";
        Map<Integer, String> labels = new LinkedHashMap<>();
        plan.labels().forEach(l -> labels.put(l.value(), l.name()));
        return new ModelCard.Network(
                null,
                plan.channels(),
                labels,
                new ModelCard.Input(
                        layout,
                        plan.preprocessing().targetSpacing(),
                        plan.preprocessing().channels(),
                        "LPS",
                        plan.preprocessing().cropToNonzero(),
                        plan.preprocessing().interpolation()),
                new ModelCard.Window(
                        plan.window().patch(),
                        plan.window().overlap(),
                        plan.window().mirrorAxes()),
                new ModelCard.Output(layout, plan.window().activation()),
                firstStage);
    }

    private static ModelCard.TrainingFacts facts(TrainingResult result, Statement s, double difference) {
        RunManifest run = result.run();
        Plan plan = result.plan();
        ModelCard.Dataset dataset = new ModelCard.Dataset(
                s.data(),
                s.dataLicence(),
                run.split().training().size(),
                run.split().heldOut().size());
        ModelCard.Recipe recipe = new ModelCard.Recipe(
                plan.network().architecture() + " " + plan.network().features(),
                parameters(result.weights()),
                plan.training().loss(),
                run.platform().engine(),
                run.identity().seed(),
                run.identity().fold());
        ModelCard.Provenance provenance = new ModelCard.Provenance(
                run.platform().software(), run.cost().finished(), run.identity().planSha256(), difference);
        return new ModelCard.TrainingFacts(
                dataset, recipe, run.cost().steps(), run.cost().seconds(), provenance);
    }

    private static long parameters(Weights weights) {
        return weights.learned().values().stream()
                .mapToLong(p -> p.data().length)
                .sum();
    }

    private static List<ModelCard.Metric> metrics(TrainingResult result) {
        List<ModelCard.Metric> metrics = new ArrayList<>();
        for (Label label : result.plan().labels()) {
            Double dice = result.dice().get(label.value());
            if (dice != null && !dice.isNaN()) {
                metrics.add(new ModelCard.Metric(
                        label.value(),
                        label.name(),
                        "dice",
                        dice,
                        result.run().split().heldOut().size(),
                        "held-out fold " + result.run().identity().fold()
                                + ", mean over cases, on the network's grid"));
            }
        }
        return metrics;
    }
}
