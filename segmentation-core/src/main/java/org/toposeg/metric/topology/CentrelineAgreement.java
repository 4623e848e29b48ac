package org.toposeg.metric.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The two halves of clDice: false branches lower one, missed branches the other. */
public final class CentrelineAgreement implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "centreline",
            "Centreline precision and sensitivity",
            "precision: |S(P) ∩ R| / |S(P)|; sensitivity: |S(R) ∩ P| / |S(R)|",
            Scale.fraction(),
            "R or both empty: undefined; P empty: 0",
            "Shit et al. 2021 (tprec, tsens)");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.expected() == 0) {
            return MetricValue.undefined(ClDice.NO_CENTRELINE);
        }
        Centrelines lines = Centrelines.of(pair);
        if (lines.reference() == 0) {
            return MetricValue.undefined("thinning left nothing of the reference");
        }
        Map<String, MetricValue> parts = new LinkedHashMap<>();
        parts.put("precision", MetricValue.of(lines.precision()));
        parts.put("sensitivity", MetricValue.of(lines.sensitivity()));
        return MetricValue.parts(parts);
    }
}
