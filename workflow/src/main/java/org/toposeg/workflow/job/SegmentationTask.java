package org.toposeg.workflow.job;

import java.util.List;
import java.util.Optional;
import org.toposeg.infer.Prediction;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** Where one job's images come from and where its result goes, whatever their formats. */
public interface SegmentationTask extends AutoCloseable {

    /** Reads the images: one volume for each channel. */
    List<Volume> channels();

    /** Looks for what is doubtful about the result. */
    QualityReport check(Prediction result);

    /** The same for labels that were stored by an attempt of which nothing else is left. */
    QualityReport check(LabelMap labels);

    /** Puts the result to its destination, whole or not at all. */
    void store(LabelMap labels);

    /**
     * Reads the result back from its destination, on the grid of the images; empty if there is none.
     *
     * @throws org.toposeg.volume.InputException if what is there is no label map
     */
    Optional<LabelMap> stored();

    /**
     * Called once the stored result is known to be what was computed.
     *
     * @return JSON that describes it, findings included
     */
    String describe(LabelMap labels, QualityReport quality);

    @Override
    default void close() {}
}
