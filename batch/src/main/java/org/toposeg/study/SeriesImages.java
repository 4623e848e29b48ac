package org.toposeg.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.series.DicomSeries;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.series.Stack;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Volume;

/**
 * One stack of frames of a DICOM series.
 *
 * @param expected channels; for any model those of the first point in time are taken
 * @param number of the stack from 0; the only one usually
 * @param damage why a file that may belong to the series cannot be read, or null
 */
record SeriesImages(DicomSeries seriesFiles, int number, int stacks, String title, int expected, DicomException damage)
        implements StudyImages {

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
    public boolean isOf(String modality) {
        return seriesFiles.modality().equalsIgnoreCase(modality);
    }

    @Override
    public List<Volume> channels() {
        if (damage != null) {
            throw damage;
        }
        DicomVolume volume = SeriesReader.read(seriesFiles, stack());
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
