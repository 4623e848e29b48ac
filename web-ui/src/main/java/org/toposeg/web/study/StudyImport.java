package org.toposeg.web.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.series.DicomSeries;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.series.SeriesScanner;
import org.toposeg.dicom.series.Stack;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.Volume;
import org.toposeg.web.study.StudyService.NewStudy;

/** Adds studies from files on this machine: NIfTI volumes and DICOM series. */
@Service
public class StudyImport {

    private final StudyService studies;

    StudyImport(StudyService studies) {
        this.studies = studies;
    }

    /** @param origin the file as a person knows it */
    public Study addNifti(Path file, String origin) {
        return studies.add(niftiStudy(file, Path.of(origin).getFileName().toString(), origin));
    }

    private static NewStudy niftiStudy(Path file, String fileName, String origin) {
        String name = fileName.replaceFirst("(?i)\\.nii(\\.gz)?$", "");
        return new NewStudy(name, name, "", origin, List.of(VolumeFiles.read(file)), Map.of());
    }

    private List<Study> addDataset(DatasetFolder dataset, String origin) {
        return dataset.cases().stream()
                .map(c -> addCase(c, dataset.structures(), origin))
                .toList();
    }

    private Study addCase(DatasetFolder.Case source, List<Structure> structures, String origin) {
        List<Volume> channels = source.images().stream().map(VolumeFiles::read).toList();
        Study study = studies.add(new NewStudy(source.name(), source.name(), "", origin, channels, Map.of()));
        if (Files.isRegularFile(source.reference())) {
            studies.addReference(study.id(), VolumeFiles.readLabels(source.reference()), structures);
        }
        return study;
    }

    /**
     * Adds the cases of a data set with their references, or else every NIfTI file and every DICOM series below a folder.
     *
     * @throws ImageException if there is none
     */
    public List<Study> addFolder(Path folder, String origin) {
        if (DatasetFolder.is(folder)) {
            return addDataset(DatasetFolder.open(folder), origin);
        }
        List<Study> added = new ArrayList<>();
        for (Path file : niftiFiles(folder)) {
            added.add(studies.add(niftiStudy(file, file.getFileName().toString(), origin)));
        }
        for (DicomSeries series : SeriesScanner.scan(folder).series()) {
            for (Stack stack : series.stacks()) {
                added.add(addSeries(series, stack, origin));
            }
        }
        if (added.isEmpty()) {
            throw new ImageException(origin
                    + " holds neither a NIfTI file (.nii, .nii.gz) nor a DICOM image series; check what is in it.");
        }
        return added;
    }

    private Study addSeries(DicomSeries series, Stack stack, String origin) {
        DicomVolume volume = SeriesReader.read(series, stack);
        Volume first = volume.volumes().getFirst();
        String description = series.description().isBlank() ? "series " + series.uid() : series.description();
        return studies.add(
                new NewStudy(description, patient(series), series.modality(), origin, List.of(first), Map.of()));
    }

    private static String patient(DicomSeries series) {
        String name = series.header().string(Tag.PATIENT_NAME);
        return name == null || name.isBlank()
                ? "unknown"
                : name.replace('^', ' ').strip();
    }

    private static List<Path> niftiFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().matches("(?i)[^.].*\\.nii(\\.gz)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
