package org.toposeg.workflow.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.Uids;
import org.toposeg.dicom.rt.StructureSetReader;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.Segmentation;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.seg.frame.Source;
import org.toposeg.dicom.series.Belonging;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.io.DicomSegmentationFormat;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageFormats;
import org.toposeg.io.StructureSetFormat;
import org.toposeg.volume.Grid;
import org.toposeg.volume.GridMatch;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.workflow.InvalidRequestException;

/** A file of labels, and the DICOM series that it belongs to where that is needed. */
public final class LabelSource {

    private final Path file;
    private final Path source;
    private final String series;
    private final List<String> warnings = new ArrayList<>();
    private DicomVolume image;

    /** @param source the DICOM series, or null */
    public LabelSource(Path file, Path source, String series) {
        this.file = file;
        this.source = source;
        this.series = series;
    }

    /**
     * Reads labels that shall be compared with others: the distance of a DICOM segmentation's slices is the other grid's
     * where its frames lie on that grid's slices.
     */
    public static LabelMap readBeside(Path file, Grid other) {
        if (!isSegmentation(file)) {
            return ImageFiles.readLabels(file);
        }
        return single(file, SegmentationReader.read(file, Source.of(other)).maps());
    }

    /** Whether the file is a DICOM segmentation. */
    public static boolean isSegmentation(Path file) {
        return ImageFormats.of(file) instanceof DicomSegmentationFormat;
    }

    private boolean isStructureSet() {
        return ImageFormats.of(file) instanceof StructureSetFormat;
    }

    /** Whether the file says of itself that it holds labels, as a DICOM segmentation or an RT structure set does. */
    public boolean isLabels() {
        return ImageFormats.of(file).holdsLabels();
    }

    /** What was assumed or left out when the labels were read, a sentence each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The only label map of the file, on the grid of the series where one is named. */
    public LabelMap single() {
        if (isStructureSet()) {
            return single(file, structures().maps());
        }
        if (isSegmentation(file)) {
            return single(file, onSource(segmentation()));
        }
        return ImageFiles.readLabels(file);
    }

    /** One segment of a DICOM segmentation alone, as {@link Segmentation#only}. */
    public LabelMap segment(int label) {
        LabelMap alone = segmentation().only(label, file.toString());
        return source == null ? alone : onSource(alone);
    }

    private Segmentation segmentation() {
        if (source == null) {
            Segmentation segmentation = SegmentationReader.read(file);
            warnings.addAll(segmentation.warnings());
            return segmentation;
        }
        Segmentation segmentation = SegmentationReader.read(file, Source.of(image().stack()));
        Belonging.check(
                        file.toString(),
                        segmentation.header(),
                        segmentation.header().string(Tag.FRAME_OF_REFERENCE_UID),
                        image().series())
                .ifPresent(warnings::add);
        warnings.addAll(segmentation.warnings());
        return segmentation;
    }

    private List<LabelMap> onSource(Segmentation segmentation) {
        return source == null
                ? segmentation.maps()
                : segmentation.maps().stream().map(this::onSource).toList();
    }

    private LabelMap onSource(LabelMap labels) {
        Grid grid = image().grid();
        LabelMap placed = GridMatch.onto(labels, grid);
        long before = count(labels);
        long after = count(placed);
        if (before > 0 && after == 0) {
            throw new InputException(file + " lies wholly outside " + source + "; name the series that was segmented.");
        }
        if (!GridMatch.sharesLattice(grid, labels.grid())) {
            warnings.add(file + " has other voxels than " + source
                    + "; each voxel of the series got the label of the nearest one.");
        } else if (after < before) {
            warnings.add((before - after) + " voxels of " + file + " lie outside " + source + " and were left out.");
        }
        return placed;
    }

    private static long count(LabelMap labels) {
        long count = 0;
        for (short label : labels.data()) {
            count += label == 0 ? 0 : 1;
        }
        return count;
    }

    private DicomVolume image() {
        if (image == null) {
            image = SeriesReader.read(source, series);
            warnings.addAll(image.warnings());
        }
        return image;
    }

    private StructureSetReader.Structures structures() {
        if (source == null) {
            throw new InvalidRequestException(
                    file + " is an RT structure set; name the series that it was drawn on with --source.");
        }
        StructureSetReader.Structures structures = StructureSetReader.read(file, image());
        warnings.addAll(structures.warnings());
        return structures;
    }

    private static LabelMap single(Path file, List<LabelMap> maps) {
        if (maps.size() != 1) {
            throw new InputException(file + " holds " + maps.size()
                    + " label maps, because its segments overlap; a DICOM SEG (.dcm) holds them all, and 'toposeg convert"
                    + " --segment' takes them out of it one by one.");
        }
        return maps.getFirst();
    }

    /** Writes the labels as a DICOM segmentation of the series. */
    public void writeSegmentation(Map<Integer, String> names, Path target) {
        SegmentationWriter writer =
                new SegmentationWriter(image().series(), image().stack(), Producer.model("toposeg convert", "1"));
        if (isStructureSet()) {
            StructureSetReader.Structures structures = structures();
            writer.distinguishedBy(hash(structures.maps())).write(structures.maps(), structures.segments(), target);
            return;
        }
        LabelMap labels = single();
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
