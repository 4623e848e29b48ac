package org.toposeg.cli.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toposeg.infer.Prediction;
import org.toposeg.job.SegmentationTask;
import org.toposeg.model.ModelCard;
import org.toposeg.model.ModelQuality;
import org.toposeg.quality.QualityReport;
import org.toposeg.study.Destination;
import org.toposeg.study.LabelSize;
import org.toposeg.study.StudyImages;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import tools.jackson.databind.json.JsonMapper;

/** One study of a batch run. */
final class BatchTask implements SegmentationTask {

    private final StudyImages images;
    private final Destination destination;
    private final ModelCard model;
    private final ModelQuality quality;
    private final long start = System.nanoTime();

    BatchTask(StudyImages images, Destination destination, ModelCard model, ModelQuality quality) {
        this.images = images;
        this.destination = destination;
        this.model = model;
        this.quality = quality;
    }

    /** What the results table tells of a study. */
    record Description(double seconds, Map<Integer, LabelSize> labels, QualityReport quality) {}

    @Override
    public List<Volume> channels() {
        return images.channels();
    }

    @Override
    public QualityReport check(Prediction result) {
        return quality.of(result);
    }

    @Override
    public QualityReport check(LabelMap labels) {
        return quality.of(labels);
    }

    @Override
    public void store(LabelMap labels) {
        destination.store(images, labels, model);
    }

    @Override
    public Optional<LabelMap> stored() {
        return destination.stored(images, model);
    }

    @Override
    public String describe(LabelMap labels, QualityReport report) {
        double seconds = Math.round((System.nanoTime() - start) / 1e6) / 1e3;
        return JsonMapper.shared()
                .writeValueAsString(new Description(
                        seconds, LabelSize.of(labels, model.network().labels()), report));
    }

    @Override
    public void close() {
        images.close();
    }
}
