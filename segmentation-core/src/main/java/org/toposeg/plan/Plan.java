package org.toposeg.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.toposeg.infer.WindowSettings;
import org.toposeg.network.NetworkSpec;
import org.toposeg.preprocess.Preprocessing;
import org.toposeg.volume.Vec3;

/**
 * Everything needed to repeat preprocessing, network and training.
 *
 * @param format version of this file's layout
 * @param name of the data set
 * @param source folder of the data set; null in a bundle
 * @param channels names of the image channels
 * @param labels background first
 * @param fingerprint of the training cases
 * @param preprocessing what is done to images
 * @param network its shape
 * @param window patch and inference
 * @param training how it is trained
 * @param firstStage the coarse network of a cascade; null, and left out of the file, where there is none
 * @param reasons why
 */
public record Plan(
        int format,
        String name,
        String source,
        List<String> channels,
        List<Label> labels,
        Fingerprint fingerprint,
        Preprocessing preprocessing,
        NetworkSpec network,
        WindowSettings window,
        TrainingSettings training,
        @JsonInclude(JsonInclude.Include.NON_NULL) FirstStage firstStage,
        List<Reason> reasons) {

    public static final int FORMAT = 1;

    public Plan withTraining(TrainingSettings settings) {
        return with(source, preprocessing, network, window, settings, firstStage);
    }

    public Plan withSource(String folder) {
        return with(folder, preprocessing, network, window, training, firstStage);
    }

    /** The plan of a cascade's first stage, which is an ordinary network. */
    public Plan coarse() {
        return with(
                source,
                firstStage.preprocessing(),
                firstStage.network(),
                firstStage.window(),
                training.withBatch(firstStage.batch()),
                null);
    }

    private Plan with(
            String folder,
            Preprocessing prepare,
            NetworkSpec spec,
            WindowSettings windows,
            TrainingSettings settings,
            FirstStage coarse) {
        return new Plan(
                format, name, folder, channels, labels, fingerprint, prepare, spec, windows, settings, coarse, reasons);
    }

    /** Label values by class index. */
    public List<Integer> labelValues() {
        return labels.stream().map(Label::value).toList();
    }

    /** What the network's voxels measure in a median case, in mm, z first. */
    public double[] spacing() {
        return spacing(preprocessing, fingerprint);
    }

    static double[] spacing(Preprocessing preprocessing, Fingerprint fingerprint) {
        List<Double> own = fingerprint.medianSpacing();
        Vec3 target = preprocessing.spacingFor(new Vec3(own.get(0), own.get(1), own.get(2)));
        return new double[] {target.z(), target.y(), target.x()};
    }
}
