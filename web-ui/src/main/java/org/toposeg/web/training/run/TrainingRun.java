package org.toposeg.web.training.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.toposeg.train.record.EpochRecord;
import tools.jackson.databind.JsonNode;

/**
 * A run's folder as it was read at one moment.
 *
 * @param path relative to the folder of all runs
 * @param plan plan.json, or missing
 * @param manifest run.json, or missing
 * @param step reached by now, also within an epoch
 * @param examples epochs of which there is a picture
 * @param problems what could not be read, as sentences
 * @param signOfLife when something was last written
 */
public record TrainingRun(
        String path,
        RunState state,
        JsonNode plan,
        JsonNode manifest,
        List<EpochRecord> epochs,
        long step,
        List<Integer> examples,
        List<String> problems,
        Instant signOfLife) {

    /** Where the trainer puts the coarse networks of a cascade. */
    private static final String FIRST_STAGE = "/stage-1/";

    /** Its folder's name. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of the folder that holds this run beside others; empty at the top. */
    public Optional<String> family() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
    }

    /** The path of the cascade of which this run is a stage, which goes on only as a whole; empty if it is none. */
    public Optional<String> cascade() {
        int stage = ("/" + path + "/").indexOf(FIRST_STAGE);
        return stage < 0
                ? Optional.empty()
                : Optional.of(stage == 0 ? RunsFolder.ITSELF : path.substring(0, stage - 1));
    }

    public String dataSet() {
        return plan.path("name").asString("");
    }

    /** The held-out fold, as "1 of 5"; empty if unknown. */
    public String fold() {
        JsonNode fold = setting("fold");
        return fold.isNumber() ? fold.asInt(0) + " of " + setting("folds").asInt(0) : "";
    }

    public String seed() {
        return setting("seed").isNumber() ? setting("seed").asString("") : "";
    }

    /** 0 if unknown. */
    public int plannedEpochs() {
        return Math.max(0, setting("epochs").asInt(0));
    }

    /** 0 if unknown. */
    public long plannedSteps() {
        return plannedEpochs() * Math.max(0L, setting("iterationsPerEpoch").asLong(0));
    }

    /** How much of the plan is done, from 0 to 1; 0 if unknown. */
    public double share() {
        return plannedSteps() == 0 ? 0 : Math.clamp((double) step / plannedSteps(), 0, 1);
    }

    /** Epochs between validations, at least 1. */
    public int validateEvery() {
        return Math.max(1, setting("validateEvery").asInt(1));
    }

    public JsonNode setting(String name) {
        return plan.path("training").path(name);
    }

    /** Names of the labels but background, by value. */
    public Map<Integer, String> labels() {
        Map<Integer, String> labels = new TreeMap<>();
        plan.path("labels").forEach(label -> {
            int value = label.path("value").asInt(0);
            if (value > 0) {
                labels.put(value, label.path("name").asString("label " + value));
            }
        });
        return labels;
    }

    public Optional<EpochRecord> latest() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast());
    }

    /** The epochs with a mean Dice. */
    public List<EpochRecord> validated() {
        return epochs.stream()
                .filter(e -> e.meanDice() != null && Double.isFinite(e.meanDice()))
                .toList();
    }

    public Optional<Double> lastDice() {
        List<EpochRecord> validated = validated();
        return validated.isEmpty()
                ? Optional.empty()
                : Optional.of(validated.getLast().meanDice());
    }

    public Optional<Double> bestDice() {
        return validated().stream().map(EpochRecord::meanDice).max(Double::compare);
    }

    public Optional<Double> secondsLeft() {
        return state == RunState.RUNNING ? Pace.secondsLeft(this) : Optional.empty();
    }
}
