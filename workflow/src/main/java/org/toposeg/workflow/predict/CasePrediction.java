package org.toposeg.workflow.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.infer.InferenceEndedException;
import org.toposeg.infer.Prediction;
import org.toposeg.infer.SegmentationPipeline;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelQuality;
import org.toposeg.quality.QualityReport;
import org.toposeg.workflow.Failures;
import org.toposeg.workflow.study.LabelSize;
import org.toposeg.workflow.study.Results;
import org.toposeg.workflow.study.StudyImages;

/** From the images of one case to its files. */
final class CasePrediction {

    private static final Logger LOG = LoggerFactory.getLogger(CasePrediction.class);

    private final PredictRequest request;
    private final Bundle bundle;
    private final SegmentationPipeline pipeline;
    private final ModelQuality quality;
    private final Guarantees guarantees;

    CasePrediction(PredictRequest request, SegmentationPipeline pipeline) {
        this.request = request;
        this.bundle = request.bundle();
        this.pipeline = pipeline;
        this.quality = new ModelQuality(bundle);
        this.guarantees = request.guarantee() ? Guarantees.of(bundle) : null;
    }

    /**
     * @param progress may throw {@link StoppedException}, which passes
     * @throws InferenceEndedException if the network is gone, so that no other case would succeed either
     */
    PredictedCase attempt(StudyImages images, DoubleConsumer progress) {
        try {
            return segment(images, progress);
        } catch (StoppedException | InferenceEndedException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            // The memory that one case lacked is free again for the next one, which may be smaller.
            LOG.debug("{} was not segmented", images.source(), e);
            return new PredictedCase.Failed(PredictedCase.Subject.of(images), Failures.sentence(e));
        }
    }

    private PredictedCase segment(StudyImages images, DoubleConsumer progress) {
        long start = System.nanoTime();
        PredictFiles files = request.files(images.title());
        Prediction result =
                pipeline.segment(images.channels(), request.probabilities() || guarantees != null, progress);
        Results.write(images, result.labels(), bundle.card(), files.labels());
        List<Path> maps = request.probabilities() ? files.writeProbabilities(result, bundle.labelValues()) : List.of();
        Map<Integer, Guarantees.Promise> promises =
                guarantees == null ? Map.of() : guarantees.write(result, files.stem());
        QualityReport report = quality.of(result);
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<Integer, LabelSize> sizes =
                LabelSize.of(result.labels(), bundle.card().network().labels());
        return new PredictedCase.Done(
                PredictedCase.Subject.of(images), files.labels(), maps, sizes, promises, report, seconds);
    }
}
