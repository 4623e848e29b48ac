package org.toposeg.io.raster;

import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.Color;
import java.util.BitSet;
import java.util.List;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;

/** The outlines of labels as ImageJ's overlay: one region of interest for each label of each slice. */
final class LabelOverlay {

    private LabelOverlay() {}

    static Overlay of(LabelMap labels, List<Volume> channels) {
        if (!labels.grid().sameAs(channels.getFirst().grid())) {
            throw new InputException("the overlay's labels lie on another grid than the image; resample them first.");
        }
        Overlay overlay = new Overlay();
        Size size = labels.grid().size();
        for (int k = 0; k < size.z(); k++) {
            int slice = k;
            present(labels, k).stream().forEach(label -> overlay.add(outline(labels, slice, label, channels.size())));
        }
        return overlay;
    }

    private static BitSet present(LabelMap labels, int slice) {
        int plane = labels.grid().size().x() * labels.grid().size().y();
        BitSet seen = new BitSet();
        for (int v = slice * plane; v < (slice + 1) * plane; v++) {
            seen.set(labels.label(v));
        }
        seen.clear(0);
        return seen;
    }

    private static Roi outline(LabelMap labels, int slice, int label, int channels) {
        Size size = labels.grid().size();
        int plane = size.x() * size.y();
        ByteProcessor mask = new ByteProcessor(size.x(), size.y());
        for (int p = 0; p < plane; p++) {
            mask.set(p, labels.label(slice * plane + p) == label ? 255 : 0);
        }
        mask.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        Roi roi = new ThresholdToSelection().convert(mask);
        roi.setName("label " + label);
        roi.setStrokeColor(new Color(Segment.named(label, roi.getName()).color()));
        if (channels > 1) {
            roi.setPosition(0, slice + 1, 0);
        } else {
            roi.setPosition(slice + 1);
        }
        return roi;
    }
}
