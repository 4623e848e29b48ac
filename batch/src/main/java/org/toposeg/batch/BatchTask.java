package org.toposeg.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toposeg.infer.Prediction;
import org.toposeg.model.ModelCard;
import org.toposeg.model.ModelQuality;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import org.toposeg.workflow.job.SegmentationTask;
import org.toposeg.workflow.study.Destination;
import org.toposeg.workflow.study.LabelSize;
import org.toposeg.workflow.study.StudyImages;
import tools.jackson.databind.json.JsonMapper;

/** One study of a batch run. */
final class BatchTask implements SegmentationTask {

    private final StudyImages images;
    private final String content;
    private final Destination destination;
    private final ModelCard model;
    private final ModelQuality quality;
    private final long start = System.nanoTime();

    BatchTask(Intake.Planned study, Destination destination, ModelCard model, ModelQuality quality) {
        this.images = study.images();
        this.content = study.content();
        this.destination = destination;
        this.model = model;
        this.quality = quality;
    }

    /**
     * What the results table tells of a study.
     *
     * @param warnings what was left out of its images or assumed, a sentence each
     */
    record Description(double seconds, Map<Integer, LabelSize> labels, QualityReport quality, List<String> warnings) {}

    @Override
    public List<Volume> channels() {
        List<Volume> channels = images.channels();
        requireUnchanged();
        return channels;
    }

    /** A result must not be confirmed for images that it was not made of. */
    private void requireUnchanged() {
        if (!images.content().equals(content)) {
            throw new InputException(images.source()
                    + " changed while the run was at work on it; started again, the run takes what is there then.");
        }
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
        requireUnchanged();
        double seconds = Math.round((System.nanoTime() - start) / 1e6) / 1e3;
        return JsonMapper.shared()
                .writeValueAsString(new Description(
                        seconds, LabelSize.of(labels, model.network().labels()), report, images.warnings()));
    }

    @Override
    public void close() {
        images.close();
    }
}
