package org.toposeg.workflow.study;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.toposeg.dicom.data.Uids;
import org.toposeg.dicom.rt.StructureSetReader;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.workflow.InvalidRequestException;

/** A file of labels, and the DICOM series that it belongs to where that is needed. */
public final class LabelSource {

    private final Path file;
    private final Path source;
    private final String series;

    /** @param source the DICOM series, or null */
    public LabelSource(Path file, Path source, String series) {
        this.file = file;
        this.source = source;
        this.series = series;
    }

    /** Whether the file says of itself that it holds labels: a DICOM segmentation or an RT structure set. */
    public boolean isLabels() {
        return ImageFiles.isDicomSegmentation(file) || ImageFiles.isStructureSet(file);
    }

    /** The only label map of the file. */
    public LabelMap single() {
        return ImageFiles.isStructureSet(file) ? single(structures()) : ImageFiles.readLabels(file);
    }

    private StructureSetReader.Structures structures() {
        if (source == null) {
            throw new InvalidRequestException(
                    file + " is an RT structure set; name the series that it was drawn on with --source.");
        }
        return StructureSetReader.read(file, SeriesReader.read(source, series).grid());
    }

    private LabelMap single(StructureSetReader.Structures structures) {
        if (structures.maps().size() != 1) {
            throw new InputException(file + " has structures that overlap and take "
                    + structures.maps().size()
                    + " label maps; write them to a DICOM SEG (.dcm), which holds them all.");
        }
        return structures.maps().getFirst();
    }

    /** Writes the labels as a DICOM segmentation of the series. */
    public void writeSegmentation(Map<Integer, String> names, Path target) {
        DicomVolume image = SeriesReader.read(source, series);
        SegmentationWriter writer =
                new SegmentationWriter(image.series(), image.stack(), Producer.model("toposeg convert", "1"));
        if (ImageFiles.isStructureSet(file)) {
            StructureSetReader.Structures structures = StructureSetReader.read(file, image.grid());
            writer.distinguishedBy(hash(structures.maps())).write(structures.maps(), structures.segments(), target);
            return;
        }
        LabelMap labels = ImageFiles.readLabels(file);
        List<Segment> segments = Arrays.stream(labels.labels())
                .mapToObj(label -> Segment.named(label, names.getOrDefault(label, "label " + label)))
                .toList();
        if (segments.isEmpty()) {
            throw new InputException(file + " holds no label but background; there is nothing to write.");
        }
        writer.distinguishedBy(hash(List.of(labels))).write(labels, segments, target);
    }

    /** Two label maps for one series are two instances. */
    private static String hash(List<LabelMap> maps) {
        StringBuilder hashes = new StringBuilder();
        maps.forEach(map -> hashes.append(Uids.hash(map.data())));
        return hashes.toString();
    }
}
