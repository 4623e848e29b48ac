package org.toposeg.fairness;

/**
 * @param alpha weight of the gaps in equity-scaled metrics; 1 as published
 * @param smallGroup groups of fewer cases are shown but not judged
 * @param level of the intervals
 * @param permutations random regroupings by which a gap is compared with chance
 * @param seed of these regroupings
 */
public record FairnessOptions(double alpha, int smallGroup, double level, int permutations, long seed) {

    public static final FairnessOptions DEFAULT = new FairnessOptions(1, 10, 0.95, 10_000, 1);

    public FairnessOptions {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("alpha must be 0 or more, got " + alpha);
        }
        if (smallGroup < 2) {
            throw new IllegalArgumentException("the least size of a group that is judged must be 2 or more, got "
                    + smallGroup + "; one case says nothing about the spread");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level must lie between 0 and 1, got " + level);
        }
        if (permutations < 100) {
            throw new IllegalArgumentException("100 random regroupings are the least, got " + permutations);
        }
    }
}
