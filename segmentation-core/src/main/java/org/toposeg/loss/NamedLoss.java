package org.toposeg.loss;

import java.util.List;
import org.toposeg.registry.Options;

/** A loss that remembers what it was made of. */
record NamedLoss(String name, Options options, Loss loss) implements Loss {

    static NamedLoss of(LossTerm term) {
        return new NamedLoss(term.name(), term.options(), term.loss());
    }

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        return loss.evaluate(batch, gradient);
    }

    @Override
    public Loss at(double epoch) {
        return new NamedLoss(name, options, loss.at(epoch));
    }

    @Override
    public List<LossTerm> terms() {
        return List.of(new LossTerm(1, name, options, loss));
    }
}
