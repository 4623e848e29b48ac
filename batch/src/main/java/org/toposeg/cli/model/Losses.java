package org.toposeg.cli.model;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.cli.UsageException;
import org.toposeg.loss.Loss;

/** The loss that an expression names. */
final class Losses {

    private Losses() {}

    static Loss parse(String expression) {
        List<Loss> parts = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (String term : expression.split("\\+", -1)) {
            String[] factors = term.strip().split("\\*", -1);
            weights.add(factors.length == 2 ? weight(factors[0], expression) : 1);
            parts.add(named(factors[factors.length - 1].strip()));
        }
        return (batch, gradient) -> {
            double sum = 0;
            for (int p = 0; p < parts.size(); p++) {
                double weight = weights.get(p);
                float[] own = gradient == null ? null : new float[gradient.length];
                sum += weight * parts.get(p).evaluate(batch, own);
                for (int i = 0; own != null && i < own.length; i++) {
                    gradient[i] += (float) (weight * own[i]);
                }
            }
            return sum;
        };
    }

    private static double weight(String text, String expression) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new UsageException("\"" + text.strip() + "\" in the loss \"" + expression + "\" is not a number");
        }
    }

    private static Loss named(String name) {
        return switch (name) {
            case "dice" -> new SoftDice();
            case "ce" -> new CrossEntropy();
            default -> throw new UsageException("unknown loss \"" + name + "\"; known: ce, dice");
        };
    }
}
