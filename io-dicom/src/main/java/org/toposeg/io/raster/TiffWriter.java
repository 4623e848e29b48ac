package org.toposeg.io.raster;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.toposeg.file.AtomicFile;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;

/** Writes hyperstacks with ImageJ. */
final class TiffWriter {

    private TiffWriter() {}

    /** @param labels shown as an overlay, or null */
    static void write(List<Volume> channels, LabelMap labels, Path target) {
        Grid grid = channels.getFirst().grid();
        Size size = grid.size();
        ImageStack stack = new ImageStack(size.x(), size.y());
        int plane = size.x() * size.y();
        for (int k = 0; k < size.z(); k++) {
            for (Volume channel : channels) {
                float[] pixels = Arrays.copyOfRange(channel.data(), k * plane, (k + 1) * plane);
                stack.addSlice(new FloatProcessor(size.x(), size.y(), pixels));
            }
        }
        ImagePlus image = new ImagePlus(target.getFileName().toString(), stack);
        image.setDimensions(channels.size(), size.z(), 1);
        image.setOpenAsHyperStack(channels.size() > 1);
        Calibration calibration = image.getCalibration();
        calibration.setUnit("mm");
        calibration.pixelWidth = grid.spacing().x();
        calibration.pixelHeight = grid.spacing().y();
        calibration.pixelDepth = grid.spacing().z();
        if (labels != null) {
            image.setOverlay(LabelOverlay.of(labels, channels));
        }
        save(image, target);
    }

    private static void save(ImagePlus image, Path target) {
        try {
            AtomicFile.writeNamed(target, file -> {
                FileSaver saver = new FileSaver(image);
                boolean saved = image.getStackSize() > 1
                        ? saver.saveAsTiffStack(file.toString())
                        : saver.saveAsTiff(file.toString());
                if (!saved) {
                    throw new IOException("ImageJ could not save it");
                }
            });
        } catch (IOException e) {
            throw new InputException(
                    target + " cannot be written (" + e.getMessage()
                            + "); check the folder's rights and the free space.",
                    e);
        }
    }
}
