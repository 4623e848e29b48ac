package org.toposeg.workflow.predict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.toposeg.infer.Prediction;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageFormats;

/**
 * The files that one case gets.
 *
 * @param labels the label map; what else is written lies beside it under names that begin like its own
 */
record PredictFiles(Path labels) {

    /** The label map's path without ending. */
    String stem() {
        return ImageFormats.stem(labels.toString());
    }

    private Path probability(int label) {
        return Path.of(stem() + "_probability_" + label + ".nii.gz");
    }

    private List<Path> probabilities(List<Integer> values) {
        return values.stream().skip(1).map(this::probability).toList();
    }

    /** Writes a map for each label but the background. */
    List<Path> writeProbabilities(Prediction result, List<Integer> values) {
        List<Path> maps = probabilities(values);
        for (int k = 0; k < maps.size(); k++) {
            ImageFiles.write(result.probabilities().get(k + 1), maps.get(k));
        }
        return maps;
    }

    /** Whether all that is asked for is there; each file appears under its name only when it is whole. */
    boolean areWritten(PredictRequest request) {
        List<Path> wanted = new ArrayList<>(List.of(labels));
        if (request.probabilities()) {
            wanted.addAll(probabilities(request.bundle().labelValues()));
        }
        if (request.guarantee()) {
            wanted.addAll(Guarantees.of(request.bundle()).files(stem()));
        }
        return wanted.stream().allMatch(Files::isRegularFile);
    }
}
