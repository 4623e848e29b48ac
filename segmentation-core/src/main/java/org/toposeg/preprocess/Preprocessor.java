package org.toposeg.preprocess;

import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.volume.Grid;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Volume;

/** Brings images and labels to what the network sees, in this order: axes, crop, normalisation, resampling. */
public final class Preprocessor {

    private final Preprocessing settings;

    public Preprocessor(Preprocessing settings) {
        this.settings = settings;
    }

    /**
     * @param channels all on one grid, in the order of the plan
     * @throws InputException when their number or grids do not fit
     */
    public PreparedImage image(List<Volume> channels) {
        requireChannels(channels);
        FiniteVoxels.require(channels);
        Grid input = channels.getFirst().grid();
        Orientation orientation =
                settings.reorient() ? Orientation.of(input) : Orientation.of(Grid.of(input.size(), input.spacing()));
        Grid canonical = orientation.apply(input);
        List<float[]> moved = channels.stream()
                .map(c -> orientation.apply(c.data(), input.size()))
                .toList();
        IndexBox box = settings.cropToNonzero()
                ? CropMeasure.nonzero(moved, canonical.size())
                : IndexBox.whole(canonical.size());
        Grid cropped = canonical.region(box.x(), box.y(), box.z(), box.size());
        Grid network = Resampler.grid(cropped, settings.spacingFor(cropped.spacing()));
        PreprocessingGeometry placement =
                new PreprocessingGeometry(input, orientation, new int[] {box.x(), box.y(), box.z()}, cropped, network);
        float[][] prepared = IntStream.range(0, moved.size())
                .mapToObj(c -> channel(box.cut(moved.get(c), canonical.size()), c, placement))
                .toArray(float[][]::new);
        return new PreparedImage(prepared, placement);
    }

    private float[] channel(float[] data, int channel, PreprocessingGeometry placement) {
        settings.channels().get(channel).apply(data);
        Grid from = placement.cropped();
        Grid to = placement.network();
        Interpolation[] axes = settings.interpolation().perAxis(from.spacing(), to.spacing());
        return Resampler.resample(data, from.size(), to.size(), axes);
    }

    /** Labels on the prepared image's grid. */
    public LabelMap labels(LabelMap labels, PreprocessingGeometry placement) {
        if (!labels.grid().sameAs(placement.input())) {
            throw new InputException("the label map is on another grid than its image ("
                    + labels.grid().size() + " against " + placement.input().size()
                    + " voxels, or another position); resample one onto the other first.");
        }
        Size canonical = placement.orientation().apply(labels.grid().size());
        short[] moved =
                placement.orientation().apply(labels.data(), labels.grid().size());
        int[] start = placement.cropStart();
        IndexBox box =
                new IndexBox(start[0], start[1], start[2], placement.cropped().size());
        LabelMap cut = new LabelMap(placement.cropped(), box.cut(moved, canonical));
        return Resampler.labels(cut, placement.network());
    }

    private void requireChannels(List<Volume> channels) {
        if (channels.size() != settings.channels().size()) {
            throw new InputException("the model wants " + settings.channels().size() + " channel(s), the image has "
                    + channels.size() + "; give one file for each channel in the model's order.");
        }
        Grid first = channels.getFirst().grid();
        for (Volume other : channels) {
            if (!other.grid().sameAs(first)) {
                throw new InputException("the channels are on different grids (" + first.size() + " and "
                        + other.grid().size() + " voxels, or other positions); resample them onto one grid first.");
            }
        }
    }
}
