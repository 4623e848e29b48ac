package org.toposeg.plan;

import java.util.List;
import org.toposeg.infer.WindowSettings;
import org.toposeg.network.NetworkSpec;
import org.toposeg.preprocess.Preprocessing;

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
        List<Reason> reasons) {

    public static final int FORMAT = 1;

    public Plan withTraining(TrainingSettings settings) {
        return new Plan(
                format, name, source, channels, labels, fingerprint, preprocessing, network, window, settings, reasons);
    }

    public Plan withSource(String folder) {
        return new Plan(
                format, name, folder, channels, labels, fingerprint, preprocessing, network, window, training, reasons);
    }

    /** Label values by class index. */
    public List<Integer> labelValues() {
        return labels.stream().map(Label::value).toList();
    }
}
