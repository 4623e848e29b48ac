package org.toposeg.fairness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toposeg.statistics.Holm;
import org.toposeg.statistics.MetricKind;
import org.toposeg.statistics.SampleStatistics;

/** Makes the report: every attribute by group, corrected together for the number of attributes looked at. */
public final class FairnessAudit {

    /** Below this many cases in all, differences between groups say more about the draw than about the model. */
    static final int FEW_CASES = 100;

    private final MetricKind metric;
    private final FairnessOptions options;

    public FairnessAudit(MetricKind metric, FairnessOptions options) {
        this.metric = metric;
        this.options = options;
    }

    /** The report of cases whose attributes are groups already. */
    public FairnessReport of(Collection<ScoredCase> cases) {
        return of(new FairnessCases.Result(List.copyOf(cases), Map.of(), List.of()));
    }

    /** @throws IllegalArgumentException if there is no case */
    public FairnessReport of(FairnessCases.Result input) {
        List<ScoredCase> cases = input.cases();
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("there is no case with a " + metric.name() + ", so nothing to compare");
        }
        List<AttributeStatistics> statistics = attributes(cases).stream()
                .map(name -> AttributeStatistics.of(name, input.bins().get(name), cases, metric, options))
                .toList();
        double[] adjusted = Holm.adjust(
                statistics.stream().mapToDouble(AttributeStatistics::chance).toArray());
        List<AttributeReport> reports = new ArrayList<>();
        for (int a = 0; a < adjusted.length; a++) {
            reports.add(statistics.get(a).report(adjusted[a]));
        }
        double[] scores = cases.stream().mapToDouble(ScoredCase::score).toArray();
        FairnessReport.Scores overall = new FairnessReport.Scores(
                metric.name(),
                metric.higherIsBetter(),
                cases.size(),
                SampleStatistics.mean(scores),
                SampleStatistics.studentInterval(scores, options.level())
                        .map(metric::clip)
                        .orElse(null));
        return new FairnessReport(overall, options, reports, input.notes(), warnings(cases.size()));
    }

    private static Set<String> attributes(List<ScoredCase> cases) {
        Set<String> names = new LinkedHashSet<>();
        cases.forEach(c -> names.addAll(c.attributes().keySet()));
        return names;
    }

    private static List<String> warnings(int cases) {
        return cases >= FEW_CASES
                ? List.of()
                : List.of("Only " + cases + (cases == 1 ? " case" : " cases")
                        + " in all: too few for any claim about fairness. This describes these cases, not the model.");
    }
}
