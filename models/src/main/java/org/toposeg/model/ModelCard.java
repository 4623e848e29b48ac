package org.toposeg.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.infer.WindowSettings;
import org.toposeg.preprocess.Interpolation;
import org.toposeg.preprocess.Normalization;

/**
 * {@code model.json}: what a model is, how it is to be run, what it was trained on and how good it was. {@code network}
 * suffices to run any ONNX model; a registered model needs all of it. In the file the parts {@code about} and
 * {@code network} stand without names of their own.
 *
 * @param format of this file, 1
 * @param metrics on cases that training did not see
 * @param sha256 of the bundle's files
 */
public record ModelCard(
        Integer format,
        @JsonUnwrapped About about,
        @JsonUnwrapped Network network,
        TrainingFacts training,
        List<Metric> metrics,
        Map<String, String> sha256) {

    /**
     * What a person says of it.
     *
     * @param name short, also the folder's name in a registry
     */
    public record About(
            String name, String version, String description, String intendedUse, String limitations, String licence) {}

    /**
     * How it is to be run.
     *
     * @param onnx file name of the network; null for {@code model.onnx}
     * @param channels names of the images it takes, in order
     * @param labels value in label maps to name, in the order of the network's classes, background first
     * @param firstStage folder beside the card with the model of a cascade's first stage, whose labels are further input
     *     channels (a mask of each but background); null for a model of one network
     */
    public record Network(
            String onnx,
            List<String> channels,
            Map<Integer, String> labels,
            Input input,
            Window window,
            Output output,
            String firstStage) {

        public Network {
            labels = labels == null ? null : new LinkedHashMap<>(labels);
        }
    }

    /**
     * @param layout order of the network's input axes, e.g. {@code NCDHW}, {@code NDHWC}, {@code NCHW}
     * @param spacing x, y, z in mm to which images are resampled; null to keep their own
     * @param normalisation one for each channel: a scheme's name, or an object with its numbers
     * @param orientation {@code LPS} (axes are brought to patient order first) or {@code stored}
     * @param cropToNonzero whether an empty border is cut off
     * @param interpolation {@code cubic} (default), {@code linear} or {@code nearest}
     */
    public record Input(
            String layout,
            List<Double> spacing,
            List<Normalization> normalisation,
            String orientation,
            Boolean cropToNonzero,
            Interpolation interpolation) {}

    /**
     * @param patch z, y, x; for planar networks y, x or 1, y, x
     * @param overlap fraction shared by neighbouring windows; 0.5 by default
     * @param mirrorAxes axes (0 is z, 1 is y, 2 is x) flipped by test-time augmentation
     */
    public record Window(List<Integer> patch, Double overlap, List<Integer> mirrorAxes) {}

    /**
     * @param layout order of the output's axes; the input's by default
     * @param activation {@code logits} (default) or {@code probabilities}
     */
    public record Output(String layout, WindowSettings.Activation activation) {}

    /**
     * What it was trained on and how; in the file the parts stand without names of their own.
     *
     * @param dataset what it learned from
     * @param recipe network and training
     * @param steps of training
     * @param provenance what made it
     */
    public record TrainingFacts(
            @JsonUnwrapped Dataset dataset,
            @JsonUnwrapped Recipe recipe,
            Long steps,
            Double seconds,
            @JsonUnwrapped Provenance provenance) {}

    /**
     * @param data the data set and where it is from
     * @param dataLicence its licence
     * @param cases number of training cases
     * @param heldOut number of cases that training did not see
     */
    public record Dataset(String data, String dataLicence, Integer cases, Integer heldOut) {}

    /**
     * @param parameters number of learned ones
     * @param loss expression of named losses
     */
    public record Recipe(String network, Long parameters, String loss, String engine, Long seed, Integer fold) {}

    /**
     * @param created ISO 8601, UTC
     * @param exportDifference greatest difference between the trained network's output and the exported one's
     */
    public record Provenance(String software, String created, String planSha256, Double exportDifference) {}

    /**
     * @param metric e.g. {@code dice}
     * @param cases number of cases averaged over
     * @param on which cases
     */
    public record Metric(Integer label, String name, String metric, Double value, Integer cases, String on) {}

    ModelCard withSha256(Map<String, String> hashes) {
        return new ModelCard(format, about, network, training, metrics, hashes);
    }

    /** Name of the ONNX file in the bundle's folder. */
    String onnxFile() {
        return network.onnx() == null ? "model.onnx" : network.onnx();
    }
}
