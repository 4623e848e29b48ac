package org.toposeg.web.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.toposeg.io.ImageFiles;
import org.toposeg.metric.document.EvaluationDocument;
import org.toposeg.metric.document.EvaluationTable;
import org.toposeg.report.document.Report;
import org.toposeg.report.page.CaseFiles;
import org.toposeg.report.page.Reports;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import org.toposeg.web.study.SegmentationVersion;
import org.toposeg.web.study.StudyFiles;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.study.WorklistItem;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts the stored comparisons of segmentations with their references together: nothing is computed again. */
@Service
public class EvaluationReports {

    private final Worklist worklist;
    private final StudyFiles files;
    private final JsonMapper json;

    EvaluationReports(Worklist worklist, StudyFiles files, JsonMapper json) {
        this.worklist = worklist;
        this.files = files;
        this.json = json;
    }

    /** One compared segmentation. */
    public record Compared(WorklistItem item, SegmentationVersion version, ObjectNode document) {}

    /** Who made segmentations that were compared with a reference. */
    public List<String> authors() {
        TreeSet<String> authors = new TreeSet<>();
        worklist.all().stream()
                .filter(item -> item.reference().isPresent())
                .flatMap(item -> item.versions().stream())
                .filter(version -> version.origin() != SegmentationVersion.Origin.REFERENCE)
                .forEach(version -> authors.add(version.author()));
        return List.copyOf(authors);
    }

    /**
     * The newest segmentation of each study that was compared with a reference, by the study's name; a name that occurs
     * again gets a number.
     *
     * @param author whose segmentations count; null for everybody's
     */
    public Map<String, Compared> compared(String author) {
        Map<String, Compared> compared = new LinkedHashMap<>();
        for (WorklistItem item : worklist.all().reversed()) {
            newest(item, author).ifPresent(found -> {
                String name = item.study().name();
                for (int n = 2; compared.containsKey(name); n++) {
                    name = item.study().name() + " (" + n + ")";
                }
                compared.put(name, found);
            });
        }
        return compared;
    }

    private Optional<Compared> newest(WorklistItem item, String author) {
        return item.versions().reversed().stream()
                .filter(version -> author == null || version.author().equals(author))
                .map(version -> compared(item, version).orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Optional<Compared> compared(WorklistItem item, SegmentationVersion version) {
        return worklist.evaluation(item.study().id(), version.version())
                .map(text -> new Compared(item, version, (ObjectNode) json.readTree(text)));
    }

    /** The same for one version of one study. */
    public Map<String, Compared> compared(String study, int version) {
        Map<String, Compared> one = new LinkedHashMap<>();
        worklist.find(study)
                .flatMap(item -> item.version(version).flatMap(found -> compared(item, found)))
                .ifPresent(found -> one.put(found.item().study().name(), found));
        return one;
    }

    /** As {@code toposeg evaluate --json} on a folder. */
    public ObjectNode document(Map<String, Compared> compared) {
        return EvaluationDocument.of(documents(compared));
    }

    /** As {@code toposeg evaluate --csv}. */
    public String csv(Map<String, Compared> compared) {
        return EvaluationTable.csv(documents(compared));
    }

    public Report report(Map<String, Compared> compared) {
        return Reports.of(document(compared), new Stored());
    }

    private static Map<String, ObjectNode> documents(Map<String, Compared> compared) {
        Map<String, ObjectNode> documents = new LinkedHashMap<>();
        compared.forEach((name, one) -> documents.put(name, one.document()));
        return documents;
    }

    /** Files in the data folder. */
    private final class Stored implements CaseFiles {

        @Override
        public LabelMap labels(String path) {
            return ImageFiles.readLabels(files.data().resolve(path));
        }

        @Override
        public Volume image(String caseName, String path) {
            return ImageFiles.read(files.data().resolve(path)).channels().getFirst();
        }
    }
}
