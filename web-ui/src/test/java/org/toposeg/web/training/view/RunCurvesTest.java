package org.toposeg.web.training.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.report.chart.Curves.Curve;
import org.toposeg.web.training.WrittenRun;
import org.toposeg.web.training.run.RunReader;
import org.toposeg.web.training.run.TrainingRun;

class RunCurvesTest {

    @TempDir
    private Path folder;

    private TrainingRun run(String path) throws IOException {
        Path place = folder.resolve(path);
        WrittenRun.in(place, 0).epochs(1, 2);
        return new RunReader(path, place).read();
    }

    @Test
    void runs_of_the_same_name_are_told_apart_by_their_paths() throws Exception {
        List<TrainingRun> runs = List.of(run("x/fold-0/stage-1"), run("x/fold-1/stage-1"));
        assertThat(RunCurves.loss(runs))
                .extracting(Curve::name)
                .containsExactly("x/fold-0/stage-1", "x/fold-1/stage-1");
    }

    @Test
    void after_ten_the_colours_begin_again_with_dashes() throws Exception {
        List<TrainingRun> runs = new ArrayList<>();
        for (int r = 0; r < 12; r++) {
            runs.add(run("run-" + r));
        }
        List<Curve> curves = RunCurves.loss(runs);
        assertThat(curves.get(10).color()).isEqualTo(curves.get(0).color());
        assertThat(curves.stream().filter(Curve::dashed)).containsExactly(curves.get(10), curves.get(11));
    }
}
