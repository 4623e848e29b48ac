package org.toposeg.workflow.study;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.toposeg.dicom.data.Uids;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.io.ImageFormat;
import org.toposeg.io.ImageFormats;
import org.toposeg.io.LabelImage;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.workflow.InvalidRequestException;

/** A file of labels, and the DICOM series that it belongs to where that is needed. */
public final class LabelSource {

    private final Path file;
    private final Path source;
    private final String series;
    private final ImageFormat format;

    /** @param source the DICOM series, or null */
    public LabelSource(Path file, Path source, String series) {
        this.file = file;
        this.source = source;
        this.series = series;
        this.format = ImageFormats.of(file);
    }

    /** Whether the file says of itself that it holds labels, as a DICOM segmentation or an RT structure set does. */
    public boolean isLabels() {
        return format.holdsLabels();
    }

    /** The only label map of the file. */
    public LabelMap single() {
        return format.readLabels(file, this::grid).single(file);
    }

    private Grid grid() {
        if (source == null) {
            throw new InvalidRequestException(file + " is of the kind " + format.name()
                    + ", which has no grid; name the series that it was drawn on with --source.");
        }
        return SeriesReader.read(source, series).grid();
    }

    /** Writes the labels as a DICOM segmentation of the series. */
    public void writeSegmentation(Map<Integer, String> names, Path target) {
        DicomVolume image = SeriesReader.read(source, series);
        SegmentationWriter writer =
                new SegmentationWriter(image.series(), image.stack(), Producer.model("toposeg convert", "1"));
        LabelImage labels = format.readLabels(file, image::grid);
        List<Segment> segments = labels.segments().isEmpty()
                ? Arrays.stream(labels.single(file).labels())
                        .mapToObj(label -> Segment.named(label, names.getOrDefault(label, "label " + label)))
                        .toList()
                : labels.segments().stream()
                        .map(segment -> named(segment, names.get(segment.label())))
                        .toList();
        if (segments.isEmpty()) {
            throw new InputException(file + " holds no label but background; there is nothing to write.");
        }
        writer.distinguishedBy(hash(labels.maps())).write(labels.maps(), segments, target);
    }

    /** What a file says of its segments stays, unless a person gives one another name. */
    private static Segment named(Segment segment, String name) {
        return name == null ? segment : Segment.named(segment.label(), name).inMap(segment.map());
    }

    /** Two label maps for one series are two instances. */
    private static String hash(List<LabelMap> maps) {
        StringBuilder hashes = new StringBuilder();
        maps.forEach(map -> hashes.append(Uids.hash(map.data())));
        return hashes.toString();
    }
}
