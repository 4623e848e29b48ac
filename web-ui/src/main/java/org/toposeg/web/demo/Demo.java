package org.toposeg.web.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.toposeg.web.study.SegmentationVersion;
import org.toposeg.web.study.StructureMeasures;
import org.toposeg.web.study.StudyState;
import org.toposeg.web.study.WorklistItem;
import org.toposeg.workflow.job.JobState;

/** Fills the worklist and has it segmented by the running application. */
@Service
public class Demo {

    private static final long POLL_MILLIS = 200;

    private final DemoStore store;

    Demo(DemoStore store) {
        this.store = store;
    }

    /**
     * Adds the source's studies; what is there from an earlier demo is not added again.
     *
     * @return why some could not be used, a sentence each
     */
    public List<String> add(DemoSource source) {
        return source.addTo(store);
    }

    /**
     * Segments what no model has segmented yet and waits for it.
     *
     * @param progress of all studies together
     * @throws IllegalStateException if none could be segmented
     */
    public void segment(String model, Progress progress) throws InterruptedException {
        store.items().stream()
                .filter(item -> item.latest().isEmpty() && !item.state().isUnderWay())
                .forEach(item -> store.studies().segment(item.study().id(), model));
        List<WorklistItem> items = store.items();
        while (items.stream().anyMatch(item -> item.state().isUnderWay())) {
            progress.update(items.stream().mapToDouble(Demo::done).average().orElse(1), "");
            Thread.sleep(POLL_MILLIS);
            items = store.items();
        }
        progress.update(1, items.size() + " studies");
        requireOne(items);
    }

    private static double done(WorklistItem item) {
        return item.job() == null || item.job().state().isFinished()
                ? 1
                : item.job().progress();
    }

    private static void requireOne(List<WorklistItem> items) {
        boolean allFailed = items.stream().allMatch(item -> item.state() == StudyState.FAILED);
        if (allFailed && !items.isEmpty()) {
            throw new IllegalStateException(
                    "no study could be segmented: " + items.getFirst().job().error());
        }
    }

    /** One line for each study. */
    public List<String> results() {
        return store.items().reversed().stream().map(Demo::result).toList();
    }

    private static String result(WorklistItem item) {
        String name = item.study().name();
        if (item.job() != null && item.job().state() == JobState.FAILED) {
            return name + ": failed, " + item.job().error();
        }
        return item.latest().map(version -> name + ": " + measures(version)).orElse(name + ": not segmented");
    }

    private static String measures(SegmentationVersion version) {
        return String.join(
                "; ",
                version.structures().stream()
                        .map(s -> s.name() + " "
                                + version.measures(s.label()).map(Demo::measure).orElse(""))
                        .toList());
    }

    private static String measure(StructureMeasures measures) {
        Double dice = measures.scores().get("dice");
        String text = String.format(
                Locale.ROOT,
                "%.2f ml in %d piece%s",
                measures.volumeMl(),
                measures.components(),
                measures.components() == 1 ? "" : "s");
        return dice == null ? text : text + String.format(Locale.ROOT, ", Dice %.3f", dice);
    }

    /** The calls that do the same by hand on the same images, in order. */
    public List<String> followUp(DemoSource source, String model) {
        Path data = source.folder(store.dataFolder());
        Path results = store.dataFolder().resolve("predictions");
        if (!(source instanceof PhantomImages)) {
            return List.of("predict " + model + " " + data + " -o " + results);
        }
        return List.of(
                "plan " + data,
                "train plan.json --max-minutes 15",
                "predict " + model + " " + data.resolve("imagesTr") + " -o " + results,
                "evaluate --prediction " + results + " --reference " + data.resolve("labelsTr"));
    }

    /** Told how far it is, 0..1. */
    @FunctionalInterface
    public interface Progress {
        void update(double fraction, String note);
    }
}
