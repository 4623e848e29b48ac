package org.toposeg.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.CommandRun;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {

    @TempDir
    private Path folder;

    private Path table(String name, double shift, int cases) throws IOException {
        StringBuilder text = new StringBuilder("case,label,dice,hd95\n");
        for (int c = 0; c < cases; c++) {
            for (int label = 1; label <= 2; label++) {
                double dice = 0.7 + 0.01 * c + shift * (1 + 0.1 * c) + 0.002 * label;
                text.append("c%d,%d,%s,%s\n".formatted(c, label, dice, 5 - 10 * shift - 0.1 * c));
            }
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void prints_rankings_and_pairs_of_every_metric_as_json() throws IOException {
        CommandRun run = CommandRun.of(
                "compare", table("a.csv", 0, 12), table("b.csv", 0.02, 12), table("c.csv", 0.01, 12), "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = run.json();
        assertThat(report.path("kind").asString()).isEqualTo("comparison");
        assertThat(report.path("cases").asInt()).isEqualTo(12);
        assertThat(report.path("comparisons")).hasSize(6);
        assertThat(report.path("rankings")
                        .path(0)
                        .path("runs")
                        .path(0)
                        .path("run")
                        .asString())
                .isEqualTo("b");
        assertThat(report.path("rankings")
                        .path(1)
                        .path("runs")
                        .path(0)
                        .path("run")
                        .asString())
                .isEqualTo("b");
        // All 12 differences have one sign: 2 / 2^12, times 3 pairs.
        assertThat(report.path("comparisons").path(0).path("adjusted").asDouble())
                .isEqualTo(3 * 2 / 4096.0);
    }

    @Test
    void reads_the_seeds_of_training_runs() throws IOException {
        for (String run : new String[] {"x", "y"}) {
            for (int seed = 1; seed <= 2; seed++) {
                Path file = folder.resolve(run).resolve("seed-" + seed).resolve("cases.csv");
                Files.createDirectories(file.getParent());
                double dice = 0.8 + (run.equals("x") ? 0.01 : 0) + 0.001 * seed;
                Files.writeString(
                        file, "case,label,seed,dice\nc1,1,%d,%s\nc2,1,%d,%s\n".formatted(seed, dice, seed, dice - 0.1));
            }
        }
        CommandRun run = CommandRun.of("compare", folder.resolve("x"), folder.resolve("y"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 runs on 2 cases with 2 seeds each").contains("too few");
    }

    @Test
    void reads_the_json_of_evaluate() throws IOException {
        Path json = Files.writeString(folder.resolve("e.json"), """
            {"cases": {"c0": {"labels": {"1": {"dice": 0.9, "hd95": null, "volumeMl": {"prediction": 3}}}},
                       "c1": {"labels": {"1": {"dice": 0.8}}}}}
            """);
        Path csv = Files.writeString(folder.resolve("f.csv"), "case,label,dice\nc0,1,0.8\nc1,1,0.7\n");
        CommandRun run = CommandRun.of("compare", json, csv, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().path("comparisons").path(0).path("winsOfA").asInt())
                .isEqualTo(2);
    }

    @Test
    void runs_on_different_cases_are_one_sentence() throws IOException {
        CommandRun run = CommandRun.of("compare", table("a.csv", 0, 12), table("b.csv", 0, 11));
        assertThat(run.code()).isEqualTo(CliCommand.FAILED);
        assertThat(run.err())
                .contains("not evaluated on the same cases")
                .contains("c11")
                .hasLineCount(1);
    }

    @Test
    void wrong_calls_are_one_sentence() throws IOException {
        Path a = table("a.csv", 0, 3);
        assertThat(CommandRun.of("compare", a).code()).isEqualTo(CliCommand.WRONG_CALL);
        CommandRun same = CommandRun.of("compare", a, a);
        assertThat(same.code()).isEqualTo(CliCommand.WRONG_CALL);
        assertThat(same.err()).contains("given twice");
        CommandRun metric = CommandRun.of("compare", a, table("b.csv", 0, 3), "--metric", "nsd");
        assertThat(metric.err()).contains("has no column 'nsd'").hasLineCount(1);
        Path one = Files.writeString(folder.resolve("one.csv"), "case,sharpness\nx,1\ny,2\n");
        Path two = Files.writeString(folder.resolve("two.csv"), "case,sharpness\nx,2\ny,3\n");
        CommandRun unknown = CommandRun.of("compare", one, two, "--metric", "sharpness");
        assertThat(unknown.err())
                .contains("whether a high or a low sharpness is good is not known; add --higher-is-better sharpness")
                .hasLineCount(1);
        CommandRun told = CommandRun.of(
                "compare", one, two, "--metric", "sharpness", "--higher-is-better", "sharpness", "--json");
        assertThat(told.json().at("/rankings/0/runs/0/run").asString()).isEqualTo("two");
        CommandRun endless = CommandRun.of("compare", a, table("d.csv", 0, 3), "--resamples", "2000000000");
        assertThat(endless.err())
                .contains("--resamples must be from 100 to 1000000")
                .hasLineCount(1);
        CommandRun empty = CommandRun.of("compare", a, Files.createDirectory(folder.resolve("empty")));
        assertThat(empty.err()).contains("has no cases.csv");
    }
}
