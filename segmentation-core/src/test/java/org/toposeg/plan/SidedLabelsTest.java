package org.toposeg.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.toposeg.plan.rule.NetworkChoice;
import org.toposeg.plan.rule.Planner;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class SidedLabelsTest {

    /** Images with the left third labelled. */
    private record Named(Size size, String label) implements CaseSource {

        @Override
        public String name() {
            return "named";
        }

        @Override
        public List<String> channels() {
            return List.of("photo");
        }

        @Override
        public Map<Integer, String> labels() {
            return new TreeMap<>(Map.of(0, "background", 1, label));
        }

        @Override
        public List<String> cases() {
            return List.of("a", "b", "c", "d", "e");
        }

        @Override
        public List<Path> files(String id) {
            return List.of();
        }

        @Override
        public Case load(String id) {
            LabelMap labels = LabelMap.zeros(Grid.of(size, new Vec3(1, 1, 1)));
            float[] image = new float[labels.data().length];
            for (int v = 0; v < image.length; v++) {
                labels.data()[v] = (short) (v % size.x() < size.x() / 3 ? 1 : 0);
                image[v] = 1 + v % 7;
            }
            return new Case(id, List.of(new Volume(labels.grid(), image)), labels);
        }
    }

    private static Augmentation augmentation(Size size, String label) {
        Plan plan = Planner.plan(new Named(size, label), Planner.Options.standard(), done -> {});
        Augmentation augmentation = plan.training().patches().augmentation();
        assertThat(plan.window().mirrorAxes()).isEqualTo(augmentation.flipAxes());
        return augmentation;
    }

    @Test
    void sides_are_whole_words() {
        assertThat(Stream.of("left_eye", "Right Lung", "kidney-r", "L", "LeftAtrium", "lh.cortex", "left1"))
                .allMatch(NetworkChoice::isSided);
        assertThat(Stream.of("bright_lesion", "tumor_region", "upper_lip", "cleft", "lower_limb", "vessel", "rectum"))
                .noneMatch(NetworkChoice::isSided);
    }

    @Test
    void in_a_plane_sided_labels_are_neither_flipped_nor_turned_upside_down() {
        Augmentation eye = augmentation(new Size(32, 32, 1), "left_eye");
        assertThat(eye.flipAxes()).isEmpty();
        assertThat(eye.turn().degrees()).isLessThan(90);
        Augmentation lip = augmentation(new Size(32, 32, 1), "upper_lip");
        assertThat(lip.flipAxes()).containsExactly(1, 2);
        assertThat(lip.turn().degrees()).isEqualTo(180);
    }

    @Test
    void volumes_are_flipped_left_to_right_only_where_no_label_names_a_side() {
        assertThat(augmentation(new Size(16, 16, 16), "left_hippocampus").flipAxes())
                .isEmpty();
        assertThat(augmentation(new Size(16, 16, 16), "bright_lesion").flipAxes())
                .containsExactly(2);
    }
}
