package org.toposeg.plan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Losses;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.Fingerprint.Thickness;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.plan.Reason;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class ThinStructuresTest {

    private static final Size SIZE = new Size(20, 20, 32);

    /** Bars along z with a square section of an odd number of voxels: in each case one of label 1, one of label 2. */
    private record Bars(List<Integer> widths, List<Double> spacings, int other) implements CaseSource {

        @Override
        public String name() {
            return "bars";
        }

        @Override
        public List<String> channels() {
            return List.of("MRI");
        }

        @Override
        public Map<Integer, String> labels() {
            return new TreeMap<>(Map.of(0, "background", 1, "vessel", 2, "organ"));
        }

        @Override
        public List<String> cases() {
            return IntStream.range(0, widths.size())
                    .mapToObj("bar_%02d"::formatted)
                    .toList();
        }

        @Override
        public List<Path> files(String id) {
            return List.of();
        }

        @Override
        public Case load(String id) {
            int n = cases().indexOf(id);
            double mm = spacings.get(n);
            Grid grid = Grid.of(SIZE, new Vec3(mm, mm, mm));
            LabelMap labels = LabelMap.zeros(grid);
            bar(labels, 1, 5, widths.get(n));
            bar(labels, 2, 14, other);
            float[] image = new float[SIZE.voxels()];
            for (int v = 0; v < image.length; v++) {
                image[v] = 1 + v % 7 + 5 * labels.label(v);
            }
            return new Case(id, List.of(new Volume(grid, image)), labels);
        }

        private static void bar(LabelMap labels, int label, int middle, int width) {
            for (int v = 0; v < labels.data().length; v++) {
                int x = Math.abs(v % SIZE.x() - middle);
                int y = Math.abs(v / SIZE.x() % SIZE.y() - middle);
                labels.data()[v] = Math.max(x, y) <= width / 2 ? (short) label : labels.data()[v];
            }
        }
    }

    private static Plan plan(CaseSource source) {
        return Planner.plan(source, Planner.Options.standard(), done -> {});
    }

    private static List<Reason> thin(Plan plan) {
        return plan.reasons().stream()
                .filter(r -> r.choice().equals("thin structures"))
                .toList();
    }

    @Test
    void the_thickness_of_each_label_is_that_of_its_bars_in_the_training_cases() {
        Bars bars = new Bars(List.of(1, 3, 3, 3, 5), List.of(0.5, 0.5, 0.5, 0.5, 0.5), 7);
        List<String> training = bars.cases().subList(1, 4);
        List<Thickness> thickness =
                Fingerprinter.measure(bars, training, 0, done -> {}).thickness();
        assertThat(thickness).extracting(Thickness::label).containsExactly(1, 2);
        assertThat(thickness.get(0).median()).isCloseTo(1.5, within(1e-6));
        assertThat(thickness.get(0).percentile95()).isCloseTo(1.5, within(1e-6));
        assertThat(thickness.get(1).median()).isCloseTo(3.5, within(1e-6));
        double all = Fingerprinter.measure(bars, bars.cases(), 0, done -> {})
                .thickness()
                .getFirst()
                .percentile95();
        assertThat(all).isCloseTo(2.5, within(1e-6));
    }

    @Test
    void in_a_plane_and_with_thick_slices_the_finest_spacing_is_taken_off() {
        Size plane = new Size(40, 21, 1);
        byte[] band = new byte[plane.voxels()];
        for (int v = 0; v < band.length; v++) {
            band[v] = (byte) (Math.abs(v / 40 - 10) <= 2 ? 1 : 0);
        }
        float[] across = Diameters.of(band, plane, new Vec3(0.3, 0.3, 9));
        assertThat(across.length).isGreaterThan(30);
        assertThat(across[across.length / 2]).isCloseTo(1.5f, within(1e-5f));
        Size slices = new Size(21, 21, 8);
        byte[] column = new byte[slices.voxels()];
        for (int v = 0; v < column.length; v++) {
            column[v] = (byte) (v % 21 == 10 && v / 21 % 21 == 10 ? 1 : 0);
        }
        for (float diameter : Diameters.of(column, slices, new Vec3(0.5, 0.5, 3))) {
            assertThat(diameter).isCloseTo(0.5f, within(1e-6f));
        }
    }

    @Test
    void a_mask_without_an_outside_has_no_thickness() {
        Size size = new Size(4, 4, 4);
        byte[] full = new byte[size.voxels()];
        Arrays.fill(full, (byte) 1);
        assertThat(Diameters.of(full, size, new Vec3(1, 1, 1))).isEmpty();
        assertThat(Diameters.summary(1, List.of(new float[0]))).isEmpty();
    }

    @Test
    void thin_labels_get_a_recommendation_that_can_be_used_and_the_loss_stays() {
        Plan thin = plan(new Bars(List.of(1, 1, 1, 1, 1), List.of(0.5, 0.5, 0.5, 0.5, 0.5), 7));
        assertThat(thin(thin)).hasSize(1);
        Reason reason = thin(thin).getFirst();
        assertThat(reason.why()).contains("1 vessel").contains("median 0.500 mm");
        String expression = reason.value()
                .substring(reason.value().indexOf('"') + 1, reason.value().length() - 1);
        assertThat(expression).contains("cldice(iterations=3)");
        Losses.parse(expression);
        assertThat(thin.training().loss()).isEqualTo("dice(include_background=false) + ce");
        assertThat(thin(plan(new Bars(List.of(3, 3, 3, 3, 3), List.of(0.5, 0.5, 0.5, 0.5, 0.5), 7))))
                .isEmpty();
    }

    @Test
    void the_target_spacing_leaves_the_thinnest_label_two_voxels_if_cases_have_them() {
        List<Double> mixed = List.of(1.0, 1.0, 1.0, 0.2, 0.2);
        Plan thick = plan(new Bars(List.of(3, 3, 3, 9, 9), mixed, 7));
        assertThat(thick.preprocessing().targetSpacing()).containsExactly(1.0, 1.0, 1.0);
        Plan thin = plan(new Bars(List.of(1, 1, 1, 5, 5), mixed, 7));
        assertThat(thin.preprocessing().targetSpacing())
                .allSatisfy(mm -> assertThat(mm)
                        .isCloseTo(thin.fingerprint().thickness().getFirst().median() / 2, within(1e-4)));
        assertThat(thin.reasons())
                .anySatisfy(r -> assertThat(r.why())
                        .contains("finer where the finest tenth of the cases allows it, because label 1 vessel"));
        Plan finest = plan(new Bars(List.of(1, 1, 1, 1, 1), List.of(1.0, 1.0, 0.8, 0.8, 0.8), 7));
        assertThat(finest.preprocessing().targetSpacing()).containsExactly(0.8, 0.8, 0.8);
    }

    @Test
    void a_plan_of_an_earlier_version_keeps_its_text_and_so_its_hash() {
        Plan plan = plan(new Bars(List.of(1, 1, 1, 1, 1), List.of(0.5, 0.5, 0.5, 0.5, 0.5), 7));
        String now = PlanFile.JSON.writeValueAsString(plan.fingerprint());
        assertThat(now).contains("\"thickness\"");
        Fingerprint f = plan.fingerprint();
        Fingerprint earlier =
                new Fingerprint(f.cases(), f.fold(), f.geometry(), f.intensities(), f.classes(), f.structures(), null);
        String then = PlanFile.JSON.writeValueAsString(earlier);
        assertThat(then).doesNotContain("thickness");
        assertThat(PlanFile.JSON.readValue(then, Fingerprint.class)).isEqualTo(earlier);
        assertThat(new ArrayList<>(PlanFile.JSON.readTree(now).propertyNames()))
                .startsWith(PlanFile.JSON.readTree(then).propertyNames().toArray(String[]::new));
    }
}
