package org.toposeg.plan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toposeg.network.Architectures;
import org.toposeg.network.graph.Norm;
import org.toposeg.plan.Budget;
import org.toposeg.plan.Configuration;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.Reason;

/** nnU-Net's rules on fingerprints of well-known kinds of data. */
class ConfigurationChoiceTest {

    /** x, y, z. */
    private static Fingerprint data(List<Integer> size, List<Double> spacing) {
        Fingerprint.Geometry geometry = new Fingerprint.Geometry(size, size, size, spacing, List.of(), spacing, 1);
        return new Fingerprint(20, 0, geometry, List.of(), List.of(), List.of(), List.of());
    }

    private static Planner.Options options(Budget budget, Configuration wanted) {
        return new Planner.Options(0, 5, 1, budget, Planner.DEFAULT, Norm.INSTANCE, 0, wanted);
    }

    private static Reason choose(Fingerprint data, Budget budget, Configuration wanted) {
        List<Integer> size = new ArrayList<>(data.geometry().medianSize());
        List<Double> spacing = new ArrayList<>(data.geometry().medianSpacing());
        Collections.reverse(size);
        Collections.reverse(spacing);
        List<Reason> reasons = new ArrayList<>();
        Configuration chosen = new ConfigurationChoice(
                        data,
                        size.stream().mapToInt(Integer::intValue).toArray(),
                        spacing.stream().mapToDouble(Double::doubleValue).toArray())
                .choose(options(budget, wanted), reasons);
        assertThat(reasons).hasSize(1);
        assertThat(reasons.getFirst().value()).isEqualTo(chosen.label());
        return reasons.getFirst();
    }

    private static Reason automatic(Fingerprint data, Budget budget) {
        return choose(data, budget, Configuration.AUTO);
    }

    @Test
    void planar_images_get_a_planar_network_and_nothing_else() {
        Fingerprint retina = data(List.of(565, 584, 1), List.of(1.0, 1.0, 1.0));
        assertThat(automatic(retina, Budget.cpu()).value()).isEqualTo("2d");
        assertThatThrownBy(() -> choose(retina, Budget.cpu(), Configuration.CASCADE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("planar");
    }

    @Test
    void a_patch_that_sees_all_of_a_small_volume_needs_no_cascade() {
        Reason reason = automatic(data(List.of(35, 50, 36), List.of(1.0, 1.0, 1.0)), Budget.cpu());
        assertThat(reason.value()).isEqualTo("3d");
        assertThat(reason.why()).contains("covers 100 %");
    }

    @Test
    void a_patch_that_sees_less_than_a_quarter_of_a_large_volume_gets_a_cascade() {
        Reason reason = automatic(data(List.of(512, 512, 482), List.of(0.77, 0.77, 1.0)), Budget.gpu());
        assertThat(reason.value()).isEqualTo("cascade");
        assertThat(reason.why()).contains("covers 2 %", "25 %", "nnU-Net");
    }

    @Test
    void a_coarse_image_with_more_than_half_of_the_voxels_is_not_worth_a_cascade() {
        // 96³ voxels, of which a patch of at most 180,000 is 20 %; at 25 % some 720,000 are left.
        Reason reason = automatic(data(List.of(96, 96, 96), List.of(0.8, 0.8, 0.8)), Budget.cpu());
        assertThat(reason.value()).isEqualTo("3d");
        assertThat(reason.why()).contains("more than half");
    }

    @Test
    void a_few_thick_slices_are_segmented_one_by_one() {
        Reason reason = automatic(data(List.of(256, 256, 7), List.of(1.5, 1.5, 10.0)), Budget.gpu());
        assertThat(reason.value()).isEqualTo("2d");
        assertThat(reason.why()).contains("6.7 times", "fewer than 8");
    }

    @Test
    void thick_slices_enough_for_3d_are_seen_in_planes_where_there_is_such_a_network() {
        boolean planes = Architectures.names().contains(ConfigurationChoice.PLANES);
        Reason reason = automatic(data(List.of(320, 320, 20), List.of(0.62, 0.62, 3.6)), Budget.gpu());
        assertThat(reason.value()).isEqualTo(planes ? "2.5d" : "2d");
    }

    @Test
    void thick_slices_are_a_volume_to_an_architecture_that_was_asked_for() {
        Fingerprint prostate = data(List.of(320, 320, 20), List.of(0.62, 0.62, 3.6));
        List<Reason> reasons = new ArrayList<>();
        new ConfigurationChoice(prostate, new int[] {20, 320, 320}, new double[] {3.6, 0.62, 0.62})
                .choose(new Planner.Options(0, 5, 1, Budget.gpu(), "unet-residual"), reasons);
        assertThat(reasons.getFirst().value()).isEqualTo("3d");
    }

    @Test
    void thick_sagittal_slices_are_never_cut_across() {
        Reason reason = automatic(data(List.of(20, 320, 320), List.of(3.6, 0.62, 0.62)), Budget.gpu());
        assertThat(reason.value()).isNotEqualTo("2d");
    }

    @Test
    void thick_but_many_slices_are_a_volume() {
        Reason reason = automatic(data(List.of(128, 128, 60), List.of(1.0, 1.0, 4.0)), Budget.gpu());
        assertThat(reason.value()).isEqualTo("3d");
    }

    @Test
    void what_was_asked_for_is_taken_and_the_reason_tells_what_auto_takes() {
        Fingerprint small = data(List.of(35, 50, 36), List.of(1.0, 1.0, 1.0));
        Reason reason = choose(small, Budget.cpu(), Configuration.CASCADE);
        assertThat(reason.value()).isEqualTo("cascade");
        assertThat(reason.why()).contains("auto takes 3d");
    }

    @Test
    void an_architecture_and_a_configuration_that_exclude_each_other_are_refused() {
        assertThatThrownBy(() -> new Planner.Options(
                        0, 5, 1, Budget.cpu(), "unet-residual", Norm.INSTANCE, 0, Configuration.PLANES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unet-residual")
                .hasMessageContaining("2.5d");
        assertThatThrownBy(() -> Configuration.named("4d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auto, 2d, 3d, 2.5d, cascade");
    }

    @Test
    void a_first_stage_is_just_as_coarse_as_a_patch_must_be_to_see_a_quarter() {
        int[] shape = {482, 512, 512};
        CoarseSpacing coarse = CoarseSpacing.needed(shape, new double[] {1, 0.77, 0.77}, Budget.gpu());
        double voxels = 1.0 * coarse.shape()[0] * coarse.shape()[1] * coarse.shape()[2];
        List<Double> xyz = coarse.target();
        Topology fitted = Topology.of(
                coarse.shape(),
                new double[] {xyz.get(2), xyz.get(1), xyz.get(0)},
                Budget.gpu().volume().voxels() / 2,
                6);
        assertThat(fitted.voxels() / voxels).isBetween(0.245, 0.3);
        assertThat(xyz.get(2) / xyz.get(0)).isBetween(1.29, 1.31);
    }

    @Test
    void much_finer_axes_are_coarsened_first() {
        CoarseSpacing coarse =
                CoarseSpacing.needed(new int[] {120, 700, 700}, new double[] {2.5, 0.5, 0.5}, Budget.gpu());
        List<Double> xyz = coarse.target();
        assertThat(xyz.get(2) / xyz.get(0)).isBetween(1.9, 2.1);
    }
}
