package org.toposeg.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toposeg.plan.rule.Planner;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** nnU-Net's rule for the target spacing (determine_fullres_target_spacing of its ExperimentPlanner). */
class TargetSpacingTest {

    /**
     * Slices of one size in plane and 1 mm there; a label as large as half of the image.
     *
     * @param thickness of each case's slices in mm
     * @param plane voxels along x and y
     */
    private record Slices(List<Double> thickness, int plane, int slices) implements CaseSource {

        @Override
        public String name() {
            return "slices";
        }

        @Override
        public List<String> channels() {
            return List.of("MRI");
        }

        @Override
        public Map<Integer, String> labels() {
            return new TreeMap<>(Map.of(0, "background", 1, "organ"));
        }

        @Override
        public List<String> cases() {
            return IntStream.range(0, thickness.size())
                    .mapToObj("case_%02d"::formatted)
                    .toList();
        }

        @Override
        public List<Path> files(String id) {
            return List.of();
        }

        @Override
        public Case load(String id) {
            double mm = thickness.get(cases().indexOf(id));
            Grid grid = Grid.of(new Size(plane, plane, slices), new Vec3(1, 1, mm));
            LabelMap labels = LabelMap.zeros(grid);
            float[] image = new float[labels.data().length];
            for (int v = 0; v < image.length; v++) {
                labels.data()[v] = (short) (v % plane < plane / 2 ? 1 : 0);
                image[v] = 1 + v % 7;
            }
            return new Case(id, List.of(new Volume(grid, image)), labels);
        }
    }

    private static Reason spacing(CaseSource source, int fold) {
        Planner.Options options = new Planner.Options(fold, 5, 1, Budget.cpu(), Planner.DEFAULT);
        return Planner.plan(source, options, done -> {}).reasons().stream()
                .filter(r -> r.choice().equals("target spacing"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> oneOf(int cases, double first, double others) {
        List<Double> all = new ArrayList<>(Collections.nCopies(cases, others));
        all.set(0, first);
        return all;
    }

    @Test
    void one_thin_sliced_case_among_twenty_does_not_set_the_spacing_in_any_fold() {
        Slices source = new Slices(oneOf(20, 1, 5), 40, 8);
        for (int fold = 0; fold < 5; fold++) {
            Reason reason = spacing(source, fold);
            assertThat(reason.value()).isEqualTo("[1.0, 1.0, 5.0] mm");
            assertThat(reason.why()).contains("along z", "10th percentile").doesNotContain("finest");
        }
    }

    @Test
    void slices_that_are_thinner_in_half_of_the_cases_set_that_of_the_coarse_axis() {
        List<Double> thickness = new ArrayList<>(Collections.nCopies(20, 5.0));
        IntStream.range(0, 20).filter(n -> n % 2 == 0).forEach(n -> thickness.set(n, 4.0));
        assertThat(spacing(new Slices(thickness, 40, 8), 0).value()).isEqualTo("[1.0, 1.0, 4.0] mm");
    }

    @Test
    void coarse_slices_that_are_many_keep_the_median_and_the_sentence_says_so() {
        List<Double> thickness = new ArrayList<>(Collections.nCopies(20, 5.0));
        IntStream.range(0, 20).filter(n -> n % 4 == 0).forEach(n -> thickness.set(n, 4.0));
        Reason reason = spacing(new Slices(thickness, 40, 14), 0);
        assertThat(reason.value()).isEqualTo("[1.0, 1.0, 5.0] mm");
        assertThat(reason.why()).contains("median").doesNotContain("10th percentile");
    }

    @Test
    void the_coarse_axis_gets_no_finer_than_the_others() {
        List<Double> thickness = new ArrayList<>(Collections.nCopies(20, 5.0));
        IntStream.range(0, 20).filter(n -> n % 4 == 0).forEach(n -> thickness.set(n, 0.5));
        assertThat(spacing(new Slices(thickness, 40, 8), 0).value()).isEqualTo("[1.0, 1.0, 1.0] mm");
    }
}
