package org.toposeg.loss.lovasz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.loss.testing.Options;

class LovaszTest {

    @Test
    void gives_what_the_authors_code_gives() {
        LossVectors.check(
                "lovasz",
                c -> c.text("impl").equals("lovasz_hinge")
                        ? Losses.create("lovasz_hinge", Options.of(c, "per_image"))
                        : Losses.create("lovasz", Options.of(c, "classes", "per_image")));
    }

    @Test
    void ranks_from_great_to_small_and_keeps_the_order_of_equals() {
        assertThat(DescendingOrder.descending(new float[] {0.5f, 2, 0, 2, 1e-30f, 7e8f}))
                .containsExactly(5, 1, 3, 0, 4, 2);
    }
}
