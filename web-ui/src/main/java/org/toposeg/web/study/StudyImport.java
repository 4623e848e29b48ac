package org.toposeg.web.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.toposeg.datasets.DataSets;
import org.toposeg.datasets.Subjects;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.series.DicomSeries;
import org.toposeg.io.ImageFormats;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.InputException;
import org.toposeg.volume.MemoryBudget;
import org.toposeg.volume.Volume;
import org.toposeg.web.failure.Problems;
import org.toposeg.web.study.StudyService.NewStudy;
import org.toposeg.workflow.study.FolderStudies;
import org.toposeg.workflow.study.StudyImages;

/** Adds studies from files on this machine: NIfTI volumes, pictures, DICOM series, and data sets with their references. */
@Service
public class StudyImport {

    private final StudyService studies;
    private final Problems problems;
    private final long budget;

    /** @param heapPercent of Java's memory that the images of one study may take */
    StudyImport(StudyService studies, Problems problems, @Value("${toposeg.imports.heap-percent}") int heapPercent) {
        this.studies = studies;
        this.problems = problems;
        this.budget = Runtime.getRuntime().maxMemory() / 100 * heapPercent;
    }

    /**
     * What became of the studies in a folder.
     *
     * @param problems why others could not be added, and what was shortened, a sentence each
     */
    public record Result(List<Study> added, List<String> problems) {

        Result() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Result told(UnaryOperator<String> wording) {
            return new Result(added, problems.stream().map(wording).toList());
        }
    }

    /**
     * Adds one image file.
     *
     * @param origin the file as a person knows it
     */
    public Result addFile(Path file, String origin) {
        String name = ImageFormats.baseName(Path.of(origin).getFileName().toString());
        Result result = new Result();
        add(FolderStudies.ofAnyModel().find(file).getFirst(), name, origin, result);
        return result;
    }

    /**
     * Adds the cases of a data set with their references and attributes, or else every image file and every DICOM series
     * below a folder. One that is damaged does not stop the others.
     *
     * @throws InputException if there is none, or not one of them can be used
     */
    public Result addFolder(Path folder, String origin) {
        Result result = DataSets.recognises(folder) ? addDataSet(folder, origin) : addImages(folder, origin);
        if (result.added().isEmpty()) {
            throw new InputException(result.problems().getFirst());
        }
        return result;
    }

    private Result addDataSet(Path folder, String origin) {
        CaseSource source = DataSets.open(folder);
        Map<String, Map<String, String>> subjects = Subjects.of(folder);
        List<Structure> structures = source.labels().entrySet().stream()
                .filter(label -> label.getKey() != 0)
                .map(label -> Structure.of(label.getKey(), label.getValue()))
                .toList();
        Result result = new Result();
        for (String id : source.cases()) {
            attempt(result, () -> {
                CaseSource.Case loaded = MemoryBudget.within(budget, () -> source.load(id));
                Fitted fitted = Fitted.of(
                        new NewStudy(id, id, "", origin, loaded.channels(), subjects.getOrDefault(id, Map.of())));
                result.added().add(studies.addWithReference(fitted.study(), loaded.labels(), structures));
                result.problems().addAll(fitted.cut());
            });
        }
        return result;
    }

    private Result addImages(Path folder, String origin) {
        Result result = new Result();
        for (StudyImages images : FolderStudies.ofAnyModel().find(folder)) {
            attempt(result, () -> add(images, images.title(), origin, result));
        }
        return result;
    }

    /** Whatever is wrong with one of them is said; with a full disk or memory the others fail the same way, and say so. */
    private void attempt(Result result, Runnable addition) {
        try {
            addition.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            result.problems()
                    .add(e instanceof InputException ? e.getMessage() : problems.sentence("the import of a study", e));
        }
    }

    private void add(StudyImages images, String title, String origin, Result result) {
        List<Volume> channels = MemoryBudget.within(budget, images::channels);
        var series = images.dicom().map(StudyImages.DicomStack::series);
        String name = series.map(DicomSeries::description)
                .filter(text -> !text.isBlank())
                .orElse(title);
        String subject = series.map(StudyImport::patient).orElse(title);
        String modality = series.map(DicomSeries::modality).orElse("");
        Fitted fitted = Fitted.of(new NewStudy(name, subject, modality, origin, channels, Map.of()));
        result.added().add(studies.add(fitted.study()));
        result.problems().addAll(fitted.cut());
    }

    private static String patient(DicomSeries series) {
        String name = series.header().string(Tag.PATIENT_NAME);
        return name == null || name.isBlank()
                ? "unknown"
                : name.replace('^', ' ').strip();
    }
}
