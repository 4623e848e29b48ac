package org.toposeg.model;

import java.util.List;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.infer.ProbabilityCorrection;
import org.toposeg.infer.SegmentationPipeline;
import org.toposeg.infer.WindowSettings;

/** A model in memory, ready for many cases. Owns the native memory of its network (of both, in a cascade): close it. */
public final class LoadedModel implements AutoCloseable {

    private final Bundle bundle;
    private final InferenceEngine.Predictor network;
    private final LoadedModel first;

    /** @param first stage of a cascade, null for a model of one network */
    LoadedModel(Bundle bundle, InferenceEngine.Predictor network, LoadedModel first) {
        this.bundle = bundle;
        this.network = network;
        this.first = first;
    }

    public Bundle bundle() {
        return bundle;
    }

    /** The pipeline with the card's window and no test-time augmentation. */
    public SegmentationPipeline pipeline() {
        return pipeline(null, false);
    }

    /**
     * The pipeline of {@link #pipeline()} with other windows. Probabilities are corrected if the model is calibrated.
     *
     * @param overlap of neighbouring windows, null for the card's
     * @param mirror whether the results of mirrored inputs are averaged, along the axes the card allows
     */
    public SegmentationPipeline pipeline(Double overlap, boolean mirror) {
        WindowSettings window = bundle.window();
        window = overlap == null ? window : window.withOverlap(overlap);
        window = mirror ? window : window.withMirrorAxes(List.of());
        ProbabilityCorrection correction = bundle.calibration()
                .<ProbabilityCorrection>map(ModelCalibration::scaling)
                .orElse(ProbabilityCorrection.none());
        SegmentationPipeline pipeline =
                new SegmentationPipeline(bundle.preprocessing(), window, bundle.labelValues(), network, correction);
        return first == null ? pipeline : pipeline.after(first.pipeline(overlap, mirror));
    }

    @Override
    public void close() {
        network.close();
        if (first != null) {
            first.close();
        }
    }
}
