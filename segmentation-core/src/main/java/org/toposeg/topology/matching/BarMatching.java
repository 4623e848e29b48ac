package org.toposeg.topology.matching;

import java.util.Arrays;
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
        FilteredImage c = sides.comparison();
        return join(
                sides,
                Link.of(sides.firstImage(), sides.first(), c, sides.firstBars(), sides.first(), k, true),
                Link.of(sides.secondImage(), sides.second(), c, sides.secondBars(), sides.second(), k, true));
    }

    /** Matches through the filtration of intersections, with the roles of birth and death exchanged. */
    static BarMatching throughIntersection(Sides sides, int k) {
        FilteredImage c = sides.comparison();
        return join(
                sides,
                Link.of(sides.firstImage(), c, sides.first(), sides.firstBars(), sides.first(), k, false),
                Link.of(sides.secondImage(), c, sides.second(), sides.secondBars(), sides.second(), k, false));
    }

    /**
     * One side: its image intervals, each matched with one of its intervals.
     *
     * @param image seen from the end they share with the comparison
     * @param bars per image interval the matched interval
     */
    private record Link(Intervals image, int[] bars) {
        static Link of(
                Bars image,
                FilteredImage births,
                FilteredImage deaths,
                Bars bars,
                FilteredImage side,
                int k,
                boolean byBirth) {
            Intervals fromBirth = Intervals.byBirth(image, k, births, deaths);
            Intervals fromDeath = Intervals.byDeath(image, k, births, deaths);
            Intervals own = byBirth ? Intervals.byBirth(bars, k, side, side) : Intervals.byDeath(bars, k, side, side);
            int[] partners = CanonicalInjection.match(byBirth ? fromBirth : fromDeath, own);
            return new Link((byBirth ? fromDeath : fromBirth).tiedBy(own, partners), partners);
        }
    }

    private static BarMatching join(Sides sides, Link first, Link second) {
        int[] images = CanonicalInjection.match(first.image, second.image);
        int[] partner = new int[sides.firstBars().count()];
        Arrays.fill(partner, CanonicalInjection.UNMATCHED);
        for (int i = 0; i < images.length; i++) {
            if (images[i] != CanonicalInjection.UNMATCHED) {
                partner[first.bars[i]] = second.bars[images[i]];
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
