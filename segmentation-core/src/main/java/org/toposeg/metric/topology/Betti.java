package org.toposeg.metric.topology;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The Betti numbers of both masks. */
public final class Betti implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
                    "betti",
                    "Betti numbers",
                    "prediction, reference: [b0, b1, b2], the numbers of pieces, loops and cavities; of a planar image"
                            + " [b0, b1], pieces and holes",
                    Scale.description(""),
                    "an empty mask has only zeros",
                    "held to scipy.ndimage.label and scikit-image's euler_number")
            .with(Counts.CONNECTIVITY);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        Counts counts = Counts.of(pair, options);
        return MetricValue.sides(
                MetricValue.counts(Counts.list(counts.prediction(), pair)),
                MetricValue.counts(Counts.list(counts.reference(), pair)));
    }
}
