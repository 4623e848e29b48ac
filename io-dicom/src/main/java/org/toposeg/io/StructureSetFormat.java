package org.toposeg.io;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.toposeg.dicom.rt.StructureSetReader;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.volume.Grid;

/** DICOM RT structure sets: contours that become labels on the grid of the image that they were drawn on. */
public final class StructureSetFormat implements ImageFormat {

    @Override
    public String name() {
        return "RT structure set";
    }

    @Override
    public List<String> endings() {
        return List.of(DicomSeriesFormat.ENDING);
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
        return DicomSeriesFormat.match(start, StructureSetReader::isStructureSet);
    }

    @Override
    public LoadedImage read(Path path, String series) {
        return DicomSeriesFormat.image(SeriesReader.read(path, series));
    }

    @Override
    public LabelImage readLabels(Path path, Supplier<Grid> image) {
        StructureSetReader.Structures structures = StructureSetReader.read(path, image.get());
        return new LabelImage(structures.maps(), structures.segments());
    }
}
