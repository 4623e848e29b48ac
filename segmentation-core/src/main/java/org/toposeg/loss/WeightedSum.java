package org.toposeg.loss;

import java.util.Arrays;
import java.util.List;
import org.toposeg.loss.base.Parallel;

/** The sum of weighted losses; a term of weight 0 is not evaluated. */
record WeightedSum(List<Term> terms) implements Loss {

    /** One summand. */
    record Term(double weight, Loss loss, Schedule schedule) {}

    /** Ignores schedules: every term counts with its full weight. */
    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        float[] own = gradient == null ? null : new float[gradient.length];
        double sum = 0;
        for (Term term : terms) {
            if (term.weight() != 0) {
                sum += term.weight() * one(term, batch, gradient, own);
            }
        }
        return sum;
    }

    private static double one(Term term, LossBatch batch, float[] gradient, float[] own) {
        if (gradient == null || term.weight() == 1) {
            return term.loss().evaluate(batch, gradient);
        }
        Arrays.fill(own, 0);
        double value = term.loss().evaluate(batch, own);
        Parallel.forRange(own.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                gradient[i] += (float) (term.weight() * own[i]);
            }
        });
        return value;
    }

    @Override
    public Loss at(double epoch) {
        return new WeightedSum(terms.stream()
                .map(t -> new Term(t.weight() * t.schedule().factor(epoch), t.loss(), Schedule.ALWAYS))
                .toList());
    }
}
