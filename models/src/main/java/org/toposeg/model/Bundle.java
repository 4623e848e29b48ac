package org.toposeg.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.toposeg.file.Sha256;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.infer.WindowSettings;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.preprocess.Preprocessing;

/**
 * A model's folder: {@code model.json} (card), {@code model.onnx} (network and weights; our own exports give both back
 * to every engine) and, if we trained it, {@code plan.json}. A cascade holds the model of its first stage in a folder
 * {@code stage-1} of its own.
 */
public final class Bundle {

    static final String PLAN = "plan.json";
    static final String CALIBRATION_REPORT = "calibration-report.json";

    private final Path folder;
    private final ModelCard card;

    private Bundle(Path folder, ModelCard card) {
        this.folder = folder;
        this.card = card;
    }

    /**
     * Opens a model that can be run.
     *
     * @throws ModelException if the card lacks something needed to run it, or a file is missing or changed
     */
    public static Bundle open(Path folder) {
        ModelCard card = CardFile.read(folder);
        CardFile.require(folder, CardCheck.missingToRun(card));
        Bundle bundle = new Bundle(folder, card);
        bundle.requireFiles();
        bundle.firstStage();
        return bundle;
    }

    /** The model whose labels this one is shown beside the image; empty for a model of one network. */
    public Optional<Bundle> firstStage() {
        if (card.network().firstStage() == null) {
            return Optional.empty();
        }
        Path own = folder.toAbsolutePath().normalize();
        Path stage = own.resolve(card.network().firstStage()).normalize();
        if (!own.equals(stage.getParent())) {
            throw new ModelException(folder.resolve(CardFile.NAME) + " names \""
                    + card.network().firstStage() + "\" as its first stage; it must be a folder beside the card.");
        }
        Bundle first = open(stage);
        if (!first.labelValues().equals(labelValues())
                || first.card.network().channels().size()
                        != card.network().channels().size()) {
            throw new ModelException(stage + " has other labels or channels than the model of which it is the first"
                    + " stage; copy the whole folder again.");
        }
        return Optional.of(first);
    }

    private void requireFiles() {
        if (!Files.isRegularFile(onnx())) {
            throw new ModelException(onnx() + " is missing, the model's card names it; copy the whole folder again.");
        }
        if (card.sha256() != null) {
            card.sha256().forEach((name, hash) -> {
                Path file = folder.resolve(name);
                if (!Files.isRegularFile(file) || !Sha256.of(file).equals(hash)) {
                    throw new ModelException(file + " is not the file that the model's card describes (its SHA-256"
                            + " differs or it is missing); copy the whole folder again.");
                }
            });
        }
    }

    public Path folder() {
        return folder;
    }

    public ModelCard card() {
        return card;
    }

    public Path onnx() {
        return folder.resolve(card.onnxFile());
    }

    /** What the card does not say although a registered model must; empty for a complete one. */
    public List<String> missing() {
        return CardCheck.missingToTrust(card);
    }

    /** The plan by which it was trained; empty for a foreign model. */
    public Optional<Plan> plan() {
        Path file = folder.resolve(PLAN);
        return Files.isRegularFile(file) ? Optional.of(PlanFile.read(file)) : Optional.empty();
    }

    /** How its probabilities are corrected and what is promised; empty for a model that was not calibrated. */
    public Optional<ModelCalibration> calibration() {
        return CalibrationFile.read(folder);
    }

    /**
     * The measurements from which the calibration is, as {@code toposeg calibrate} printed them in JSON: for people, not
     * needed to run the model. Empty for a model that was not calibrated, or by an earlier version.
     */
    public Optional<String> calibrationReport() {
        Path file = folder.resolve(CALIBRATION_REPORT);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read (" + e.getMessage() + "); calibrate the model again.", e);
        }
    }

    /** Stores a calibration with its report, in place of earlier ones, and returns the bundle with it. */
    public Bundle calibrate(ModelCalibration calibration, String report) {
        PlanFile.writeText(folder.resolve(CALIBRATION_REPORT), report);
        return calibrate(calibration);
    }

    /** Stores a calibration, in place of an earlier one, and returns the bundle with it. */
    public Bundle calibrate(ModelCalibration calibration) {
        CalibrationFile.write(folder, card, calibration);
        return open(folder);
    }

    public Preprocessing preprocessing() {
        ModelCard.Input input = card.network().input();
        String orientation = input.orientation() == null ? "LPS" : input.orientation();
        if (!orientation.equalsIgnoreCase("LPS") && !orientation.equalsIgnoreCase("stored")) {
            throw new ModelException("unknown orientation \"" + orientation + "\" in " + folder.resolve(CardFile.NAME)
                    + "; it must be LPS or stored.");
        }
        return new Preprocessing(
                input.spacing(),
                input.normalisation(),
                Boolean.TRUE.equals(input.cropToNonzero()),
                input.interpolation(),
                orientation.equalsIgnoreCase("LPS"));
    }

    public WindowSettings window() {
        ModelCard.Window window = card.network().window();
        List<Integer> patch = new ArrayList<>(window.patch());
        if (patch.size() == 2) {
            patch.addFirst(1);
        }
        return new WindowSettings(
                patch,
                layout().dimensions(),
                window.overlap() == null ? 0.5 : window.overlap(),
                window.mirrorAxes(),
                card.network().output() == null ? null : card.network().output().activation());
    }

    public List<Integer> labelValues() {
        return List.copyOf(card.network().labels().keySet());
    }

    private Layout layout() {
        return new Layout(card.network().input().layout().toUpperCase(Locale.ROOT));
    }

    private Layout outputLayout() {
        boolean given =
                card.network().output() != null && card.network().output().layout() != null;
        return given ? new Layout(card.network().output().layout().toUpperCase(Locale.ROOT)) : layout();
    }

    /** Loads the network once for many cases, on the CPU. */
    public LoadedModel load(String engine) {
        return load(engine, "cpu");
    }

    /** Loads the network in the engine of this name ({@code onnx} by default) on a device that it knows. */
    public LoadedModel load(String engine, String device) {
        List<String> known = new ArrayList<>();
        for (InferenceEngine candidate : ServiceLoader.load(InferenceEngine.class)) {
            if (candidate.name().equals(engine)) {
                return new LoadedModel(
                        this,
                        new CardNetwork(
                                candidate.load(onnx(), device),
                                layout(),
                                outputLayout(),
                                labelValues().size()),
                        firstStage().map(stage -> stage.load(engine, device)).orElse(null));
            }
            known.add(candidate.name());
        }
        throw new IllegalArgumentException(
                "unknown inference engine \"" + engine + "\"; known: " + String.join(", ", known));
    }
}
