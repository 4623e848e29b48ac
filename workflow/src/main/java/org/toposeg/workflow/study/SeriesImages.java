package org.toposeg.workflow.study;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.frame.SourceInstance;
import org.toposeg.dicom.frame.Stack;
import org.toposeg.dicom.series.DicomSeries;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Volume;

/** One stack of frames of a DICOM series. */
final class SeriesImages implements StudyImages {

    private final DicomSeries seriesFiles;
    private final int number;
    private final int stacks;
    private final String title;
    private final int expected;
    private final DicomException damage;
    private List<String> warnings = List.of();

    /**
     * @param number of the stack from 0; the only one usually
     * @param expected channels; for any model those of the first point in time are taken
     * @param damage why a file that may belong to the series cannot be read, or null
     */
    SeriesImages(DicomSeries seriesFiles, int number, int stacks, String title, int expected, DicomException damage) {
        this.seriesFiles = seriesFiles;
        this.number = number;
        this.stacks = stacks;
        this.title = title;
        this.expected = expected;
        this.damage = damage;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String key() {
        return study() + "/" + series() + (stacks > 1 ? "-" + (number + 1) : "");
    }

    @Override
    public String study() {
        return seriesFiles.header().string(Tag.STUDY_INSTANCE_UID, "unknown");
    }

    @Override
    public String series() {
        return seriesFiles.uid();
    }

    @Override
    public String source() {
        Path file = seriesFiles.instances().getFirst().file().toAbsolutePath().normalize();
        return (seriesFiles.instances().size() == 1 ? file : file.getParent()).toString();
    }

    @Override
    public String content() {
        Stream<String> images = seriesFiles.instances().stream()
                .map(instance -> instance.sopInstance() + " " + instance.file().getFileName() + " "
                        + Stamps.of(instance.file()));
        return Stamps.digest(Stream.concat(images, Stream.of(damage == null ? "" : damage.getMessage()))
                .toList());
    }

    @Override
    public Optional<Instant> changed() {
        return Stamps.newest(
                seriesFiles.instances().stream().map(SourceInstance::file).toList());
    }

    /** Those of the series before its voxels are read. */
    @Override
    public List<String> warnings() {
        return warnings.isEmpty() ? seriesFiles.warnings() : warnings;
    }

    @Override
    public boolean isOf(String modality) {
        return seriesFiles.modality().equalsIgnoreCase(modality);
    }

    @Override
    public List<Volume> channels() {
        if (damage != null) {
            throw damage;
        }
        DicomVolume volume = SeriesReader.read(seriesFiles, stack());
        warnings = volume.warnings();
        int found = volume.volumes().size();
        if (expected == FolderStudies.ANY) {
            return volume.volumes().subList(0, volume.channels());
        }
        if (found != expected) {
            throw new InputException("the series in " + source() + " holds "
                    + (found == volume.channels()
                            ? FileImages.count(found)
                            : found / volume.channels() + " points in time")
                    + ", the model takes one volume of " + FileImages.count(expected)
                    + "; convert what is wanted to NIfTI first.");
        }
        return volume.volumes();
    }

    private Stack stack() {
        return seriesFiles.stacks().get(number);
    }

    @Override
    public Optional<DicomStack> dicom() {
        return Optional.of(new DicomStack(seriesFiles, stack()));
    }
}
