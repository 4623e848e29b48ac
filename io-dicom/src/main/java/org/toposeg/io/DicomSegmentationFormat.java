package org.toposeg.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.toposeg.dicom.seg.Segmentation;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.volume.Grid;

/** DICOM SEG. {@link org.toposeg.dicom.seg.SegmentationWriter} writes it, since it needs the series that it refers to. */
public final class DicomSegmentationFormat implements ImageFormat {

    @Override
    public String name() {
        return "DICOM SEG";
    }

    @Override
    public List<String> endings() {
        return List.of(DicomSeriesFormat.ENDING);
    }

    @Override
    public List<String> writtenEndings() {
        return endings();
    }

    @Override
    public boolean needsSeries() {
        return true;
    }

    @Override
    public boolean isSeries() {
        return true;
    }

    @Override
    public boolean holdsLabels() {
        return true;
    }

    @Override
    public Match match(ImageStart start) {
        return DicomSeriesFormat.match(start, SegmentationReader::isSegmentation);
    }

    @Override
    public LoadedImage read(Path path, String series) {
        return DicomSeriesFormat.image(SeriesReader.read(path, series));
    }

    @Override
    public LabelImage readLabels(Path path, Supplier<Grid> image) {
        return labels(SegmentationReader.read(path));
    }

    static LabelImage labels(Segmentation segmentation) {
        return new LabelImage(segmentation.maps(), segmentation.segments());
    }

    @Override
    public ImageDescription describe(Path path, String series) {
        Grid grid = SegmentationReader.read(path).grid();
        return new ImageDescription("segmentation", grid, "uint16", "SEG", 1, Map.of(), List.of());
    }
}
