package org.toposeg.loss;

import java.util.List;

/** A loss that remembers what it was made of. */
record NamedLoss(String name, LossOptions options, Loss loss) implements Loss {

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
