package org.toposeg.loss;

import java.util.ArrayList;
import java.util.List;

/** The sum of weighted losses; a term of weight 0 is not evaluated. */
record WeightedSum(List<Term> summands) implements Loss {

    /** One summand. */
    record Term(double weight, Loss loss, Schedule schedule) {}

    /** Ignores schedules: every term counts with its full weight. */
    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        double sum = 0;
        for (Term term : summands) {
            if (term.weight() != 0) {
                sum += term.loss().evaluate(term.weight(), batch, gradient);
            }
        }
        return sum;
    }

    @Override
    public Loss at(double epoch) {
        return new WeightedSum(summands.stream()
                .map(t -> new Term(t.weight() * t.schedule().factor(epoch), t.loss(), Schedule.ALWAYS))
                .toList());
    }

    @Override
    public List<LossTerm> terms() {
        List<LossTerm> named = new ArrayList<>();
        for (Term term : summands) {
            List<LossTerm> inner = term.loss().terms();
            if (term.weight() != 0 && inner.isEmpty()) {
                return List.of();
            }
            inner.stream()
                    .filter(t -> term.weight() != 0)
                    .map(t -> t.times(term.weight()))
                    .forEach(named::add);
        }
        return named;
    }
}
