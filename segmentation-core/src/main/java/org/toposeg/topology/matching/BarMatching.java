package org.toposeg.topology.matching;

import org.toposeg.topology.homology.Bars;
import org.toposeg.topology.homology.FilteredImage;

/**
 * The matching of two barcodes of one dimension.
 *
 * @param partner per interval of the first barcode the matched one of the second, or
 *     {@link CanonicalInjection#UNMATCHED}
 */
record BarMatching(Bars first, Bars second, int[] partner) {

    /**
     * Matches through the filtration of unions: an interval goes by its birth to an interval of the image of its homology
     * in the comparison's, and image intervals of both sides go together by their death.
     */
    static BarMatching throughUnion(Sides sides, int k) {
        FilteredImage comparison = sides.comparison();
        Intervals firstImage = Intervals.byDeath(sides.firstImage(), k, sides.first(), comparison);
        Intervals secondImage = Intervals.byDeath(sides.secondImage(), k, sides.second(), comparison);
        int[] firstBars = CanonicalInjection.match(
                Intervals.byBirth(sides.firstImage(), k, sides.first(), comparison),
                Intervals.byBirth(sides.firstBars(), k, sides.first(), sides.first()));
        int[] secondBars = CanonicalInjection.match(
                Intervals.byBirth(sides.secondImage(), k, sides.second(), comparison),
                Intervals.byBirth(sides.secondBars(), k, sides.second(), sides.second()));
        return join(sides, CanonicalInjection.match(firstImage, secondImage), firstBars, secondBars);
    }

    /** Matches through the filtration of intersections, with the roles of birth and death exchanged. */
    static BarMatching throughIntersection(Sides sides, int k) {
        FilteredImage comparison = sides.comparison();
        Intervals firstImage = Intervals.byBirth(sides.firstImage(), k, comparison, sides.first());
        Intervals secondImage = Intervals.byBirth(sides.secondImage(), k, comparison, sides.second());
        int[] firstBars = CanonicalInjection.match(
                Intervals.byDeath(sides.firstImage(), k, comparison, sides.first()),
                Intervals.byDeath(sides.firstBars(), k, sides.first(), sides.first()));
        int[] secondBars = CanonicalInjection.match(
                Intervals.byDeath(sides.secondImage(), k, comparison, sides.second()),
                Intervals.byDeath(sides.secondBars(), k, sides.second(), sides.second()));
        return join(sides, CanonicalInjection.match(firstImage, secondImage), firstBars, secondBars);
    }

    private static BarMatching join(Sides sides, int[] images, int[] firstBars, int[] secondBars) {
        int[] partner = new int[sides.firstBars().count()];
        java.util.Arrays.fill(partner, CanonicalInjection.UNMATCHED);
        for (int i = 0; i < images.length; i++) {
            if (images[i] != CanonicalInjection.UNMATCHED) {
                partner[firstBars[i]] = secondBars[images[i]];
            }
        }
        return new BarMatching(sides.firstBars(), sides.secondBars(), partner);
    }

    /** What a matching of one dimension needs. */
    record Sides(
            FilteredImage first,
            FilteredImage second,
            FilteredImage comparison,
            Bars firstBars,
            Bars secondBars,
            Bars firstImage,
            Bars secondImage) {}
}
