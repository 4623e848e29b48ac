package org.toposeg.io;

import java.nio.file.Path;
import java.util.List;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;

/**
 * The labels of a file.
 *
 * @param maps one, or several on one grid where structures overlap
 * @param segments what the labels stand for; empty if the file does not say
 */
public record LabelImage(List<LabelMap> maps, List<Segment> segments) {

    static LabelImage of(LabelMap map) {
        return new LabelImage(List.of(map), List.of());
    }

    /**
     * The only label map.
     *
     * @param file to be named if there are several
     * @throws InputException if structures overlap
     */
    public LabelMap single(Path file) {
        if (maps.size() != 1) {
            throw new InputException(
                    file + " holds " + maps.size() + " label maps, because its segments overlap; a DICOM"
                            + " SEG (.dcm) holds them all, and 'toposeg convert --segment' takes them out of it one by one.");
        }
        return maps.getFirst();
    }
}
