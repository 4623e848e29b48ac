package org.toposeg.workflow.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.datasets.phantom.PhantomGenerator;
import org.toposeg.infer.InferenceEndedException;
import org.toposeg.io.ImageFiles;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.model.ModelException;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.ProgressListener;
import org.toposeg.workflow.StopRequest;

/** The shipped phantom model on small phantoms. */
class PredictRunTest {

    private static final Bundle MODEL = Bundle.open(Path.of("../models/phantom"));

    @TempDir
    private Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        out = folder.resolve("out");
    }

    private void phantoms(String... names) {
        for (String name : names) {
            ImageFiles.write(PhantomGenerator.generate(1, 48).image(), in.resolve(name + ".nii.gz"));
        }
    }

    private PredictRequest.Builder request() {
        return PredictRequest.builder(MODEL, List.of(in), out);
    }

    private static LoadedModel load(Bundle bundle) {
        return bundle.load("onnx");
    }

    private static PredictResult run(PredictRequest request, ProgressListener progress) {
        return new PredictRun(request).run(PredictRunTest::load, progress, StopRequest.Listener.NEVER);
    }

    /** Fails in the middle of some cases, once each. */
    private static ProgressListener failing(Map<String, Throwable> failures) {
        Map<String, Throwable> left = new HashMap<>(failures);
        return (fraction, note) -> {
            Throwable failure = left.remove(note);
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
        };
    }

    @Test
    void a_case_that_fails_in_whatever_way_is_a_sentence_and_the_others_go_on() throws IOException {
        phantoms("a", "b", "d", "e");
        Files.writeString(in.resolve("c.nii.gz"), "damaged");

        PredictResult result = run(
                request().build(),
                failing(Map.of("b", new OutOfMemoryError("Java heap space"), "d", new NullPointerException("x"))));

        assertThat(result.done()).extracting(c -> c.subject().name()).containsExactly("a", "e");
        assertThat(result.done()).allSatisfy(c -> assertThat(c.output()).isRegularFile());
        assertThat(result.failed()).extracting(c -> c.subject().name()).containsExactly("b", "c", "d");
        assertThat(result.failed().get(0).reason()).contains("the memory did not suffice");
        assertThat(result.failed().get(1).reason()).contains("c.nii.gz");
        assertThat(result.failed().get(2).reason()).contains("an unexpected failure, please report it");
        assertThat(result.isComplete()).isFalse();
    }

    @Test
    void a_network_that_is_gone_ends_the_run_instead_of_failing_every_case() {
        phantoms("a", "b");
        ProgressListener gone = failing(Map.of("a", new InferenceEndedException("the network")));
        PredictRequest request = request().build();
        assertThatThrownBy(() -> run(request, gone)).isInstanceOf(InferenceEndedException.class);
    }

    /** A phantom is one window: the run looks before each case and after its window. */
    private static StopRequest askedInTheSecondCase() {
        AtomicInteger looks = new AtomicInteger();
        return new StopRequest() {
            @Override
            public boolean isAsked() {
                return looks.incrementAndGet() >= 4;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void a_run_that_was_stopped_keeps_its_results_and_goes_on_with_the_rest() throws IOException {
        phantoms("a", "b", "c");
        PredictResult stopped = new PredictRun(request().build())
                .run(PredictRunTest::load, ProgressListener.NONE, action -> askedInTheSecondCase());
        assertThat(stopped.done()).extracting(c -> c.subject().name()).containsExactly("a");
        assertThat(stopped.failed()).isEmpty();
        assertThat(stopped.missing()).isEqualTo(2);
        assertThat(stopped.isComplete()).isFalse();

        byte[] first = Files.readAllBytes(out.resolve("a.nii.gz"));
        PredictResult rest = run(request().skipExisting(true).build(), ProgressListener.NONE);
        assertThat(rest.skipped()).containsExactly(out.resolve("a.nii.gz"));
        assertThat(rest.done()).extracting(c -> c.subject().name()).containsExactly("b", "c");
        assertThat(rest.isComplete()).isTrue();
        assertThat(out.resolve("a.nii.gz")).hasBinaryContent(first);
    }

    @Test
    void a_case_is_skipped_only_if_all_that_is_asked_for_is_there() {
        phantoms("a");
        run(request().build(), ProgressListener.NONE);
        PredictRequest maps = request().probabilities(true).skipExisting(true).build();
        assertThat(run(maps, ProgressListener.NONE).done())
                .singleElement()
                .satisfies(c -> assertThat(c.probabilities())
                        .hasSize(MODEL.labelValues().size() - 1)
                        .allSatisfy(map -> assertThat(map).isRegularFile()));

        PredictResult again = new PredictRun(maps)
                .run(
                        bundle -> {
                            throw new AssertionError("nothing is left to do, so that no model is needed");
                        },
                        ProgressListener.NONE,
                        StopRequest.Listener.NEVER);
        assertThat(again.skipped()).hasSize(1);
        assertThat(again.isComplete()).isTrue();
    }

    @Test
    void what_cannot_be_asked_for_is_refused_before_any_work() {
        phantoms("a", "b");
        PredictRequest one = PredictRequest.builder(MODEL, List.of(in), folder.resolve("one.nii.gz"))
                .build();
        assertThatThrownBy(() -> run(one, ProgressListener.NONE))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("there are 2 cases");
        assertThatThrownBy(() -> request().tileOverlap(1.0).build())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("--tile-overlap");
        assertThatThrownBy(() -> request().guarantee(true).build())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("was not calibrated");
    }
}
