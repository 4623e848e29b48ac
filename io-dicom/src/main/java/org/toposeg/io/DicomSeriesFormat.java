package org.toposeg.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.volume.Grid;

/** A folder with DICOM series, or a single DICOM file, of images. */
public final class DicomSeriesFormat implements ImageFormat {

    static final String ENDING = ".dcm";

    @Override
    public String name() {
        return "DICOM";
    }

    @Override
    public List<String> endings() {
        return List.of(ENDING);
    }

    @Override
    public boolean isSeries() {
        return true;
    }

    @Override
    public Match match(ImageStart start) {
        if (start.isFolder() || DicomReader.isMarked(start.bytes())) {
            return Match.CONTENT;
        }
        return start.isNamed(ENDING) || DicomReader.looksLikeDicom(start.bytes()) ? Match.NAME : Match.NONE;
    }

    /** How well a file that may be DICOM matches if its header is of the wanted kind. */
    static Match match(ImageStart start, Predicate<DicomFile> wanted) {
        Match match = new DicomSeriesFormat().match(start);
        if (start.isFolder() || match == Match.NONE) {
            return Match.NONE;
        }
        try {
            return wanted.test(DicomReader.readHeader(start.path())) ? match : Match.NONE;
        } catch (DicomException e) {
            // Reading it as an image says what is wrong with it.
            return Match.NONE;
        }
    }

    @Override
    public LoadedImage read(Path path, String series) {
        return image(SeriesReader.read(path, series));
    }

    static LoadedImage image(DicomVolume volume) {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("seriesUid", volume.series().uid());
        identity.put("description", volume.series().description());
        return new LoadedImage(
                "dicom",
                volume.volumes(),
                volume.modality(),
                volume.dataType(),
                new LoadedImage.Meaning(volume.channels() == 3, volume.timeStep()),
                identity,
                List.copyOf(volume.warnings()),
                ImageHeader.NONE);
    }

    /** Refuses it as what it is. */
    @Override
    public LabelImage readLabels(Path path, Supplier<Grid> image) {
        return DicomSegmentationFormat.labels(SegmentationReader.read(path));
    }
}
