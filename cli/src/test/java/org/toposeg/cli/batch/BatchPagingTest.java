package org.toposeg.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.cli.CommandRun;
import org.toposeg.dicom.testing.LoopbackArchive;
import org.toposeg.dicom.testing.LoopbackArchive.Habits;
import org.toposeg.workflow.study.DicomWebStudies;
import org.toposeg.workflow.study.StudyImages;
import tools.jackson.databind.JsonNode;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BatchPagingTest {

    @TempDir
    private Path folder;

    private static void fill(LoopbackArchive archive, int series) {
        for (int n = 0; n < series; n++) {
            archive.addSeries("1.2.3." + n);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void no_series_is_missing_from_an_archive_that_gives_less_at_a_time_than_was_asked_for(int cap) throws IOException {
        try (LoopbackArchive peer = new LoopbackArchive(Habits.capped(cap))) {
            fill(peer, 212);
            try (DicomWebStudies archive = new DicomWebStudies(peer.address().toString(), null, Map.of())) {
                assertThat(archive.find("CT", 1))
                        .extracting(StudyImages::series)
                        .hasSize(212)
                        .doesNotHaveDuplicates();
                assertThat(archive.isComplete()).isTrue();
            }
        }
    }

    @Test
    void a_run_over_an_archive_that_keeps_series_back_says_so_and_is_not_done() throws IOException {
        try (LoopbackArchive peer =
                new LoopbackArchive(Habits.capped(2).announcing().ignoringOffset())) {
            fill(peer, 7);
            CommandRun run = CommandRun.of(
                    "batch",
                    "run",
                    "--source",
                    peer.address(),
                    "--model",
                    "../models/phantom",
                    "--output",
                    folder,
                    "--json");
            assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
            JsonNode warnings = run.json().path("warnings");
            assertThat(warnings.size()).isEqualTo(1);
            assertThat(warnings.path(0).asString()).contains("listed 2 matches and says that there are more");
        }
    }
}
