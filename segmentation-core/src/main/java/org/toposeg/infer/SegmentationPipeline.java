package org.toposeg.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.toposeg.preprocess.Classes;
import org.toposeg.preprocess.PreparedImage;
import org.toposeg.preprocess.Preprocessing;
import org.toposeg.preprocess.PreprocessingGeometry;
import org.toposeg.preprocess.Preprocessor;
import org.toposeg.quality.Confidence;
import org.toposeg.quality.outlier.ImageFeatures;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * From the channels of one image to its label map: preprocess, network in a sliding window, probabilities back on the
 * input's own grid, most probable label. One pipeline serves many cases, one after the other or in several threads.
 */
public final class SegmentationPipeline {

    private final Preprocessor preprocessor;
    private final WindowSettings settings;
    private final SlidingWindow window;
    private final InferenceEngine.Predictor predictor;
    private final List<Integer> labels;
    private final ProbabilityCorrection correction;
    private final SegmentationPipeline first;

    /**
     * A pipeline that takes the network's probabilities as they are.
     *
     * @param labels value written for each class, background first
     * @param predictor not closed by the pipeline
     */
    public SegmentationPipeline(
            Preprocessing preprocessing,
            WindowSettings window,
            List<Integer> labels,
            InferenceEngine.Predictor predictor) {
        this(preprocessing, window, labels, predictor, ProbabilityCorrection.none());
    }

    /**
     * @param labels value written for each class, background first
     * @param predictor not closed by the pipeline
     * @param correction applied to the probabilities on the network's grid
     */
    public SegmentationPipeline(
            Preprocessing preprocessing,
            WindowSettings window,
            List<Integer> labels,
            InferenceEngine.Predictor predictor,
            ProbabilityCorrection correction) {
        this(new Preprocessor(preprocessing), window, 1, labels, predictor, correction, null);
    }

    private SegmentationPipeline(
            Preprocessor preprocessor,
            WindowSettings settings,
            int batch,
            List<Integer> labels,
            InferenceEngine.Predictor predictor,
            ProbabilityCorrection correction,
            SegmentationPipeline first) {
        this.preprocessor = preprocessor;
        this.settings = settings;
        this.window = new SlidingWindow(settings, batch);
        this.labels = List.copyOf(labels);
        this.predictor = predictor;
        this.correction = correction;
        this.first = first;
    }

    /** The same, giving the predictor so many windows at once. */
    public SegmentationPipeline inBatchesOf(int windows) {
        return new SegmentationPipeline(preprocessor, settings, windows, labels, predictor, correction, first);
    }

    /**
     * The second stage of a cascade: the network gets, after the image's channels, a mask of each label but background
     * as the first stage found it in the same image.
     *
     * @param stage of the same labels
     */
    public SegmentationPipeline after(SegmentationPipeline stage) {
        return new SegmentationPipeline(preprocessor, settings, 1, labels, predictor, correction, stage);
    }

    /**
     * @param channels one volume for each channel, all on one grid
     * @param keepProbabilities whether the result holds a probability volume for each class
     * @param progress receives the fraction done
     */
    public Prediction segment(List<Volume> channels, boolean keepProbabilities, DoubleConsumer progress) {
        NetworkProbabilities found = probabilities(channels, progress);
        float[][] prepared = found.values();
        PreprocessingGeometry placement = found.placement();
        correction.apply(prepared, placement.network().size());
        LabelMap map = LabelMap.zeros(placement.input());
        float[] best = new float[map.data().length];
        Arrays.fill(best, -1);
        List<Volume> kept = new ArrayList<>();
        Map<Integer, Double> expected = new TreeMap<>();
        for (int c = 0; c < prepared.length; c++) {
            float[] back = placement.restore(prepared[c], c == 0 ? 1 : 0);
            prepared[c] = null;
            takeBetter(back, best, map.data(), labels.get(c));
            expected.put(labels.get(c), sum(back));
            if (keepProbabilities) {
                kept.add(new Volume(placement.input(), back));
            }
        }
        return new Prediction(
                map,
                keepProbabilities ? kept : null,
                new Confidence(best, expected, correction.corrects()),
                found.features());
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** The network's own probabilities, on its grid and without correction. */
    public NetworkProbabilities probabilities(List<Volume> channels, DoubleConsumer progress) {
        PreparedImage image = preprocessor.image(channels);
        PreprocessingGeometry placement = image.placement();
        byte[] prior = first == null ? null : prior(channels, placement, done -> progress.accept(done / 2));
        float[][] found = window.probabilities(
                Classes.append(image.channels(), prior, labels.size()),
                placement.network().size(),
                predictor,
                first == null ? progress : done -> progress.accept((1 + done) / 2));
        requireClasses(found.length);
        double[] features = ImageFeatures.of(
                image.channels(),
                found,
                placement.network().size(),
                placement.network().spacing());
        return new NetworkProbabilities(found, placement, features);
    }

    private byte[] prior(List<Volume> channels, PreprocessingGeometry placement, DoubleConsumer progress) {
        LabelMap found = first.segment(channels, false, progress).labels();
        return Classes.of(preprocessor.labels(found, placement), labels);
    }

    private void requireClasses(int found) {
        if (found != labels.size()) {
            throw new IllegalStateException("the network has " + found + " classes but the model card names "
                    + labels.size() + " labels; correct the labels in model.json.");
        }
    }

    private static void takeBetter(float[] candidate, float[] best, short[] map, int label) {
        for (int v = 0; v < map.length; v++) {
            if (candidate[v] > best[v]) {
                best[v] = candidate[v];
                map[v] = (short) label;
            }
        }
    }
}
