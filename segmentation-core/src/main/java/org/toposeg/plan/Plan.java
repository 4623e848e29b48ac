package org.toposeg.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.toposeg.infer.WindowSettings;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.preprocess.Preprocessing;
import org.toposeg.volume.Vec3;

/**
 * Everything needed to repeat preprocessing, network and training; in the file {@code data} and {@code stage} stand without
 * names of their own.
 *
 * @param format version of this file's layout
 * @param data what it is for
 * @param fingerprint of the training cases
 * @param stage the network at full resolution
 * @param training how it is trained
 * @param firstStage the coarse network of a cascade; null, and left out of the file, where there is none
 * @param reasons why
 */
public record Plan(
        int format,
        @JsonUnwrapped DataDescription data,
        Fingerprint fingerprint,
        @JsonUnwrapped Stage stage,
        TrainingSettings training,
        @JsonInclude(JsonInclude.Include.NON_NULL) FirstStage firstStage,
        List<Reason> reasons) {

    public static final int FORMAT = 1;

    /**
     * @param name of the data set
     * @param source folder of the data set; null in a bundle
     * @param channels names of the image channels
     * @param labels background first
     */
    public record DataDescription(String name, String source, List<String> channels, List<Label> labels) {}

    public Plan withTraining(TrainingSettings settings) {
        return new Plan(format, data, fingerprint, stage, settings, firstStage, reasons);
    }

    public Plan withSource(String folder) {
        DataDescription there = new DataDescription(data.name(), folder, data.channels(), data.labels());
        return new Plan(format, there, fingerprint, stage, training, firstStage, reasons);
    }

    /** The plan of a cascade's first stage, which is an ordinary network. */
    public Plan coarse() {
        TrainingSettings settings = training.withBatch(firstStage.batch());
        return new Plan(format, data, fingerprint, firstStage.stage(), settings, null, reasons);
    }

    /** Of the data set. */
    public String name() {
        return data.name();
    }

    /** Folder of the data set; null in a bundle. */
    public String source() {
        return data.source();
    }

    /** Names of the image channels. */
    public List<String> channels() {
        return data.channels();
    }

    /** Background first. */
    public List<Label> labels() {
        return data.labels();
    }

    /** What is done to images before the network at full resolution. */
    public Preprocessing preprocessing() {
        return stage.preprocessing();
    }

    /** The network at full resolution. */
    public NetworkSpec network() {
        return stage.network();
    }

    /** Patch and inference of the network at full resolution. */
    public WindowSettings window() {
        return stage.window();
    }

    /** Label values by class index. */
    public List<Integer> labelValues() {
        return labels().stream().map(Label::value).toList();
    }

    /** What the network's voxels measure in a median case, in mm, z first. */
    public double[] spacing() {
        return spacing(preprocessing(), fingerprint);
    }

    public static double[] spacing(Preprocessing preprocessing, Fingerprint fingerprint) {
        List<Double> own = fingerprint.geometry().medianSpacing();
        Vec3 target = preprocessing.spacingFor(new Vec3(own.get(0), own.get(1), own.get(2)));
        return new double[] {target.z(), target.y(), target.x()};
    }
}
