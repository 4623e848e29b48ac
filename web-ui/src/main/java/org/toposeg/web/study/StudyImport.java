package org.toposeg.web.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.toposeg.datasets.DataSets;
import org.toposeg.datasets.Subjects;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.series.DicomSeries;
import org.toposeg.io.ImageFormats;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.study.FolderStudies;
import org.toposeg.study.StudyImages;
import org.toposeg.volume.InputException;
import org.toposeg.web.study.StudyService.NewStudy;

/** Adds studies from files on this machine: NIfTI volumes, pictures, DICOM series, and data sets with their references. */
@Service
public class StudyImport {

    private final StudyService studies;

    StudyImport(StudyService studies) {
        this.studies = studies;
    }

    /**
     * What became of the studies in a folder.
     *
     * @param problems why others could not be added, a sentence each
     */
    public record Result(List<Study> added, List<String> problems) {

        Result renamed(String from, String to) {
            return new Result(
                    added,
                    problems.stream().map(problem -> problem.replace(from, to)).toList());
        }
    }

    /**
     * Adds one image file.
     *
     * @param origin the file as a person knows it
     */
    public Study addFile(Path file, String origin) {
        String name = ImageFormats.baseName(Path.of(origin).getFileName().toString());
        List<StudyImages> found = FolderStudies.ofAnyModel().find(file);
        return add(found.getFirst(), name, origin);
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
        Result result = new Result(new ArrayList<>(), new ArrayList<>());
        for (String id : source.cases()) {
            attempt(result, () -> {
                CaseSource.Case loaded = source.load(id);
                Study study = studies.add(
                        new NewStudy(id, id, "", origin, loaded.channels(), subjects.getOrDefault(id, Map.of())));
                studies.addReference(study.id(), loaded.labels(), structures);
                return study;
            });
        }
        return result;
    }

    private Result addImages(Path folder, String origin) {
        Result result = new Result(new ArrayList<>(), new ArrayList<>());
        for (StudyImages images : FolderStudies.ofAnyModel().find(folder)) {
            attempt(result, () -> add(images, images.title(), origin));
        }
        return result;
    }

    private interface Addition {
        Study add();
    }

    private static void attempt(Result result, Addition addition) {
        try {
            result.added().add(addition.add());
        } catch (InputException e) {
            result.problems().add(e.getMessage());
        }
    }

    private Study add(StudyImages images, String title, String origin) {
        var channels = images.channels();
        var series = images.dicom().map(StudyImages.DicomStack::series);
        String name = series.map(DicomSeries::description)
                .filter(text -> !text.isBlank())
                .orElse(title);
        String subject = series.map(StudyImport::patient).orElse(title);
        String modality = series.map(DicomSeries::modality).orElse("");
        return studies.add(new NewStudy(name, subject, modality, origin, channels, Map.of()));
    }

    private static String patient(DicomSeries series) {
        String name = series.header().string(Tag.PATIENT_NAME);
        return name == null || name.isBlank()
                ? "unknown"
                : name.replace('^', ' ').strip();
    }
}
