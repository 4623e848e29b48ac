package org.toposeg.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.toposeg.datasets.DataSets;
import org.toposeg.infer.SegmentationPipeline;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.plan.Folds;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.LabelMap;

/** The shipped model on the cases it has not seen; needs the hippocampus data beside the project. */
class HippocampusModelTest {

    @Test
    void the_shipped_model_reaches_its_goal_on_the_held_out_fifth() {
        CaseSource source = DataSets.open(SharedFolder.data("hippocampus"));
        double anterior = 0;
        double posterior = 0;
        int cases = 0;
        Bundle bundle = Bundle.open(Path.of("../models/hippocampus"));
        assertThat(bundle.missing()).isEmpty();
        try (LoadedModel model = bundle.load("onnx")) {
            SegmentationPipeline pipeline = model.pipeline();
            for (String id : new Folds(source.cases(), 5).heldOut(0)) {
                CaseSource.Case c = source.load(id);
                LabelMap result =
                        pipeline.segment(c.channels(), false, done -> {}).labels();
                anterior += dice(result, c.labels(), 1);
                posterior += dice(result, c.labels(), 2);
                cases++;
            }
        }
        assertThat(cases).isEqualTo(25);
        assertThat(anterior / cases).isGreaterThan(0.87);
        assertThat(posterior / cases).isGreaterThan(0.85);
    }

    private static double dice(LabelMap a, LabelMap b, int label) {
        long both = 0;
        long all = 0;
        for (int v = 0; v < a.data().length; v++) {
            both += a.label(v) == label && b.label(v) == label ? 1 : 0;
            all += (a.label(v) == label ? 1 : 0) + (b.label(v) == label ? 1 : 0);
        }
        return 2.0 * both / all;
    }
}
