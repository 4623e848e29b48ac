package org.toposeg.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.file.AtomicFile;
import org.toposeg.model.ModelCard;
import org.toposeg.quality.Finding;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.job.Job;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code results.csv} and {@code results.json}: a row for each study with its state, the volume of each structure and how many findings there are. */
final class ResultsTable {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final ModelCard model;

    ResultsTable(Path folder, ModelCard model) {
        this.folder = folder;
        this.model = model;
    }

    /** Writes both files anew. */
    void write(List<Job> jobs) {
        List<JobView> views = jobs.stream().map(JobView::of).toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("model", model.about().name());
        document.put("modelVersion", model.about().version());
        document.put("counts", JobView.counts(jobs));
        document.put("studies", views);
        write("results.json", JSON.writeValueAsString(document) + "\n");
        String rows = views.stream().map(view -> row(cells(view))).collect(Collectors.joining());
        write("results.csv", row(header()) + rows);
    }

    private List<String> header() {
        List<String> header =
                new ArrayList<>(List.of("job", "study", "series", "source", "state", "attempts", "output", "seconds"));
        structures().forEach((label, name) -> {
            header.add(name + " voxels");
            header.add(name + " ml");
        });
        header.add("findings high");
        header.add("findings");
        header.add("first finding");
        header.add("warnings");
        header.add("error");
        return header;
    }

    private Map<Integer, String> structures() {
        Map<Integer, String> structures = new LinkedHashMap<>(model.network().labels());
        structures.remove(0);
        return structures;
    }

    private List<String> cells(JobView view) {
        List<String> cells = new ArrayList<>(List.of(
                view.id(),
                view.study(),
                view.series(),
                view.source(),
                view.state(),
                Integer.toString(view.attempts()),
                view.output(),
                view.result() == null
                        ? ""
                        : "%.3f".formatted(view.result().path("seconds").asDouble())));
        structures().keySet().forEach(label -> {
            JsonNode size =
                    view.result() == null ? null : view.result().path("labels").path(label.toString());
            cells.add(size == null ? "" : Long.toString(size.path("voxels").asLong()));
            cells.add(
                    size == null
                            ? ""
                            : String.format(
                                    Locale.ROOT, "%.4f", size.path("volumeMl").asDouble()));
        });
        cells.addAll(findings(view));
        cells.add(String.join(" ", view.warnings()));
        cells.add(view.error() == null ? "" : view.error());
        return cells;
    }

    /** How many are high, how many there are, and the most severe in words. */
    private static List<String> findings(JobView view) {
        if (view.result() == null || view.result().path("quality").isMissingNode()) {
            return List.of("", "", "");
        }
        JsonNode all = view.result().path("quality").path("findings");
        long high = all.valueStream()
                .filter(f -> f.path("severity").asString().equals(Finding.Severity.HIGH.word()))
                .count();
        return List.of(
                Long.toString(high),
                Integer.toString(all.size()),
                all.path(0).path("sentence").asString(""));
    }

    /** RFC 4180. */
    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            AtomicFile.writeText(file, text);
        } catch (IOException e) {
            throw new InputException(
                    file + " cannot be written (" + e.getMessage() + "); check the folder's rights and the free space.",
                    e);
        }
    }
}
