package org.toposeg.workflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.infer.Prediction;
import org.toposeg.infer.SegmentationPipeline;
import org.toposeg.infer.WindowSettings;
import org.toposeg.preprocess.Normalization;
import org.toposeg.preprocess.Preprocessing;
import org.toposeg.quality.QualityCheck;
import org.toposeg.quality.QualityInput;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** What is confirmed, and what a second attempt does again. */
class SegmentationHandlerTest {

    private static final Grid GRID = Grid.of(new Size(6, 5, 4), new Vec3(1, 1, 1));

    @TempDir
    private Path folder;

    private OwnedQueue owned;
    private JobQueue queue;
    private String id;
    private int inferences;
    private LabelMap atDestination;
    private boolean dieAfterStoring;
    private boolean spoil;
    private QualityReport described;

    @BeforeEach
    void submit() {
        owned = OwnedQueue.take(folder);
        queue = owned.queue();
        id = queue.submit(new JobRequest("a", "a", "/images/a", "model", "/out/a"));
    }

    @AfterEach
    void close() {
        owned.close();
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final class Task implements SegmentationTask {

        @Override
        public List<Volume> channels() {
            Volume image = Volume.zeros(GRID);
            image.data()[7] = 1;
            return List.of(image);
        }

        @Override
        public void store(LabelMap labels) {
            atDestination = labels.copy();
            if (spoil) {
                atDestination.data()[0] = 5;
            }
            if (dieAfterStoring) {
                throw new Killed();
            }
        }

        @Override
        public Optional<LabelMap> stored() {
            return Optional.ofNullable(atDestination);
        }

        @Override
        public QualityReport check(Prediction result) {
            return QualityCheck.of(
                    QualityInput.of(result.labels(), Map.of(1, "spot")).with(result.confidence()));
        }

        @Override
        public QualityReport check(LabelMap labels) {
            return QualityCheck.of(QualityInput.of(labels, Map.of(1, "spot")));
        }

        @Override
        public String describe(LabelMap labels, QualityReport quality) {
            described = quality;
            return "{\"voxels\": " + labels.labels().length + "}";
        }
    }

    /** One foreground channel: the image itself as probability. */
    private static final class Threshold implements InferenceEngine.Predictor {

        @Override
        public float[] predict(float[] images, int[] shape) {
            return images.clone();
        }

        @Override
        public void close() {}
    }

    /** Label 1 where the image is positive. */
    private SegmentationPipeline pipeline() {
        inferences++;
        Preprocessing keep =
                new Preprocessing(null, List.of(Normalization.of(Normalization.Scheme.NONE)), false, null, false);
        WindowSettings window =
                new WindowSettings(List.of(4, 5, 6), 3, 0.5, List.of(), WindowSettings.Activation.PROBABILITIES);
        return new SegmentationPipeline(keep, window, List.of(0, 1), new Threshold());
    }

    private Job work() {
        SegmentationHandler handler = new SegmentationHandler(job -> new Task(), model -> pipeline());
        try (JobWorker worker = new JobWorker(queue, handler, Throwable::getMessage)) {
            worker.workOnce();
        } catch (Killed e) {
            queue.recover(Duration.ZERO);
        }
        return queue.find(id).orElseThrow();
    }

    @Test
    void a_result_that_reads_back_as_computed_is_confirmed_and_described() {
        Job job = work();
        assertThat(job.error()).isNull();
        assertThat(job.state()).isEqualTo(JobState.CONFIRMED);
        assertThat(job.result()).isEqualTo("{\"voxels\": 1}");
        assertThat(atDestination.label(7)).isEqualTo(1);
    }

    @Test
    void a_result_that_reads_back_differently_fails() {
        spoil = true;
        Job job = work();
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.error()).contains("/out/a was read back and is not what was written");
    }

    @Test
    void an_attempt_that_died_after_storing_is_confirmed_without_inference() {
        dieAfterStoring = true;
        assertThat(work().state()).isEqualTo(JobState.QUEUED);
        dieAfterStoring = false;
        Job job = work();
        assertThat(job.state()).isEqualTo(JobState.CONFIRMED);
        assertThat(inferences).isEqualTo(1);
        assertThat(described.skipped())
                .as("the probabilities were there when it was looked at")
                .extracting(QualityReport.Skipped::check)
                .doesNotContain(QualityReport.Check.CONFIDENCE);
    }

    @Test
    void a_stored_result_that_was_changed_meanwhile_is_computed_again() {
        dieAfterStoring = true;
        work();
        dieAfterStoring = false;
        atDestination.data()[3] = 9;
        assertThat(work().state()).isEqualTo(JobState.CONFIRMED);
        assertThat(inferences).isEqualTo(2);
        assertThat(atDestination.label(3)).isZero();
    }
}
