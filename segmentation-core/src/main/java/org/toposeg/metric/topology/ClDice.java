package org.toposeg.metric.topology;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The Dice coefficient of centrelines. */
public final class ClDice implements Metric {

    static final String NO_CENTRELINE = "the reference is empty, so there is no centreline to find";

    private static final MetricInfo INFO = MetricInfo.of(
            "cldice",
            "clDice",
            "2 p s / (p + s) with p = |S(P) ∩ R| / |S(P)| and s = |S(R) ∩ P| / |S(R)|; S thins as scikit-image's"
                    + " skeletonize does (Zhang-Suen in a plane, Lee in volumes)",
            Scale.fraction(),
            "both empty: 1; P empty: 0; R empty: undefined",
            "Shit et al. 2021, cldice_metric of jocpae/clDice");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(1.0));
        }
        if (pair.expected() == 0) {
            return MetricValue.undefined(NO_CENTRELINE);
        }
        Centrelines lines = Centrelines.of(pair);
        if (lines.reference() == 0) {
            return MetricValue.undefined("thinning left nothing of the reference");
        }
        double sum = lines.precision() + lines.sensitivity();
        return MetricValue.of(sum == 0 ? 0 : 2 * lines.precision() * lines.sensitivity() / sum);
    }
}
