package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toposeg.topology.barcode.Construction;
import org.toposeg.topology.matching.BettiMatchingOptions.Matching;
import org.toposeg.volume.Size;

/** Inputs at the edge of what can be matched, and beyond it. */
class MatchingInputTest {

    @ParameterizedTest
    @EnumSource(Matching.class)
    void constant_images_single_voxels_and_rows_are_defined(Matching matching) {
        for (Size size : List.of(new Size(1, 1, 1), new Size(1, 5, 1), new Size(4, 1, 1), new Size(3, 1, 4))) {
            float[] dark = new float[size.voxels()];
            float[] bright = new float[size.voxels()];
            Arrays.fill(bright, 1);
            BettiMatchingOptions.Builder options =
                    BettiMatchingOptions.builder().matching(matching);
            BettiMatchingResult found = BettiMatching.match(dark, bright, size, options.build());
            assertThat(found.error()).containsExactly(0, 0);
            assertThat(found.loss()).isZero();
            BettiMatchingResult kept = BettiMatching.match(
                    dark, bright, size, options.essential(true).build());
            assertThat(kept.dimension(0).matched()).hasSize(1);
            // 2 (0 - 1)²: the component that stays is born at 0 in one image and at 1 in the other
            assertThat(kept.loss()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Matching.class)
    void what_cannot_be_ordered_or_compared_is_refused_in_one_sentence(Matching matching) {
        BettiMatchingOptions options =
                BettiMatchingOptions.builder().matching(matching).build();
        Size size = new Size(2, 1, 1);
        float[] good = {0, 1};
        assertThatThrownBy(() -> BettiMatching.match(good, new float[] {0, Float.NaN}, size, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("persistent homology needs finite values, got NaN at voxel (1, 0, 0).");
        assertThatThrownBy(() -> BettiMatching.match(new float[] {Float.POSITIVE_INFINITY, 0}, good, size, options))
                .hasMessage("persistent homology needs finite values, got Infinity at voxel (0, 0, 0).");
        assertThatThrownBy(() -> BettiMatching.match(good, new float[3], size, options))
                .hasMessage("prediction and target must have the same size, got 2 and 3 voxels.");
        assertThatThrownBy(() -> BettiMatching.match(new float[3], new float[3], size, options))
                .hasMessage("an image of 2 × 1 × 1 voxels needs 2 values, got 3.");
    }

    @Test
    void published_matchings_are_refused_where_they_are_not_defined() {
        assertThatThrownBy(() -> BettiMatchingOptions.builder()
                        .matching(Matching.PUBLISHED)
                        .construction(Construction.T)
                        .build())
                .hasMessage(
                        "the published matchings are defined for construction V only; use the strict matching for T.");
        BettiMatchingOptions planar = BettiMatchingOptions.builder()
                .matching(Matching.PUBLISHED_2D_ORIGINAL)
                .build();
        assertThatThrownBy(() -> BettiMatching.match(new float[8], new float[8], new Size(2, 2, 2), planar))
                .hasMessage("the original planar code's order of cells is for 2D images, got 2 × 2 × 2 voxels.");
    }
}
