package org.toposeg.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.cli.Main;
import org.toposeg.io.ImageFiles;
import org.toposeg.model.Bundle;
import org.toposeg.plan.Optimizers;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.train.record.RunManifest;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a data set on disk to label maps on disk, through the commands themselves. */
class TrainPredictTest {

    private static final Size SIZE = new Size(22, 20, 18);

    @TempDir
    private Path folder;

    private Path data;
    private String error = "";

    @BeforeEach
    void balls() throws IOException {
        data = folder.resolve("data");
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            String id = "ball_" + i;
            write(id, i);
            pairs.append(i == 0 ? "" : ",")
                    .append("{\"image\": \"./imagesTr/%s.nii.gz\", \"label\": \"./labelsTr/%s.nii.gz\"}"
                            .formatted(id, id));
        }
        Files.writeString(data.resolve("dataset.json"), """
            {"name": "balls", "modality": {"0": "MRI"}, "labels": {"0": "background", "1": "ball"},
             "training": [%s]}
            """.formatted(pairs));
    }

    /** A bright ball in noise on an oblique grid; intensity scales differ between cases by orders of magnitude. */
    private void write(String id, int i) {
        Random random = new Random(i);
        double c = Math.cos(0.2);
        double s = Math.sin(0.2);
        Direction direction = new Direction(new Vec3(-c, -s, 0), new Vec3(0, 0, -1), new Vec3(-s, c, 0));
        Grid grid = new Grid(SIZE, new Vec3(1, 1, 1.2), new Vec3(12, -30, 5), direction);
        Volume image = Volume.zeros(grid);
        LabelMap labels = LabelMap.zeros(grid);
        int x = 7 + random.nextInt(8);
        int y = 7 + random.nextInt(6);
        int z = 7 + random.nextInt(5);
        double scale = Math.pow(10, i % 4);
        for (int v = 0; v < image.data().length; v++) {
            int dx = v % SIZE.x() - x;
            int dy = v / SIZE.x() % SIZE.y() - y;
            int dz = v / (SIZE.x() * SIZE.y()) - z;
            boolean inside = dx * dx + dy * dy + dz * dz <= 25;
            labels.data()[v] = (short) (inside ? 1 : 0);
            image.data()[v] = (float) (scale * (10 + random.nextGaussian() + (inside ? 8 : 0)));
        }
        ImageFiles.write(image, data.resolve("imagesTr/" + id + ".nii.gz"));
        ImageFiles.writeLabels(labels, data.resolve("labelsTr/" + id + ".nii.gz"));
    }

    private int run(Object... arguments) {
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            CommandLine line = Main.commandLine();
            PrintWriter writer = new PrintWriter(captured, true, StandardCharsets.UTF_8);
            line.getSubcommands().values().forEach(command -> command.setErr(writer));
            return line.execute(words);
        } finally {
            System.setErr(before);
            error = captured.toString(StandardCharsets.UTF_8);
        }
    }

    private Path shortPlan() {
        return shortPlan(20);
    }

    private Path shortPlan(int iterations) {
        Path file = folder.resolve("plan.json");
        assertThat(run("plan", data, "-o", file)).as(error).isZero();
        Plan plan = PlanFile.read(file);
        TrainingSettings t = plan.training();
        TrainingSettings quick = t.withOptimizer(t.optimizer(), new TrainingSettings.Schedule("cosine", 3e-3, 3))
                .withIterations(t.iterations()
                        .withBatch(2)
                        .withEpochs(3)
                        .withPerEpoch(iterations)
                        .withValidateEvery(3))
                .withSelection(new TrainingSettings.Selection(0.9, 0))
                .withFoldAndSeed(0, 1);
        PlanFile.write(file, plan.withTraining(quick));
        return file;
    }

    @Test
    void a_run_from_a_bundle_starts_where_that_ended_and_says_whose_weights_it_took() throws IOException {
        Path plan = shortPlan();
        Path first = folder.resolve("first");
        assertThat(run("train", plan, "-o", first, "--engine", "nd4j"))
                .as(error)
                .isZero();
        Path second = folder.resolve("second");
        assertThat(run(
                        "train",
                        plan,
                        "-o",
                        second,
                        "--engine",
                        "nd4j",
                        "--epochs",
                        1,
                        "--from",
                        first.resolve("bundle")))
                .as(error)
                .isZero();
        assertThat(firstLoss(second)).isLessThan(0.7 * firstLoss(first));
        assertThat(Files.readString(second.resolve("run.json"))).contains("\"startedFrom\" : \"model ");
        assertThat(run("train", plan, "-o", second, "--engine", "nd4j", "--epochs", 1, "--resume"))
                .as(error)
                .isZero();
        assertThat(Files.readString(second.resolve("run.json"))).contains("\"startedFrom\" : \"model ");

        Path other = folder.resolve("other.json");
        assertThat(run("plan", data, "-o", other, "--architecture", "unet-residual"))
                .as(error)
                .isZero();
        assertThat(run("train", other, "-o", folder.resolve("third"), "--from", first.resolve("bundle")))
                .isEqualTo(1);
        assertThat(error).contains("has another network than the plan").doesNotContain("Exception");
    }

    @Test
    void a_plan_takes_the_norm_and_dropout_asked_for_and_names_them_among_its_reasons() {
        Path file = folder.resolve("plan.json");
        assertThat(run("plan", data, "-o", file, "--norm", "layer")).isEqualTo(1);
        assertThat(error).contains("known: instance, group, group:N").doesNotContain("Exception");
        assertThat(run("plan", data, "-o", file, "--dropout", "1")).isEqualTo(2);
        assertThat(error).contains("--dropout must be from 0 to below 1");
        assertThat(run("plan", data, "-o", file, "--norm", "group:4", "--dropout", "0.1"))
                .as(error)
                .isZero();
        Plan plan = PlanFile.read(file);
        assertThat(plan.network().norm()).hasToString("group:4");
        assertThat(plan.network().dropout()).isEqualTo(0.1);
        assertThat(plan.reasons())
                .anySatisfy(reason -> assertThat(reason.value()).isEqualTo("group:4, 0.1"));
    }

    private static double firstLoss(Path run) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readAllLines(run.resolve("metrics.jsonl")).getFirst())
                .path("loss")
                .asDouble();
    }

    @Test
    void a_plan_becomes_a_bundle_that_finds_the_balls_in_cases_it_has_not_seen() throws IOException {
        Path run = folder.resolve("run");
        int trained = run(
                "train",
                shortPlan(),
                "--output",
                run,
                "--engine",
                "nd4j",
                "--card",
                "licence=CC0",
                "--card",
                "dataLicence=CC0");
        assertThat(trained).as(error).isZero();
        assertThat(Bundle.open(run.resolve("bundle")).missing()).isEmpty();

        Path out = folder.resolve("out");
        Path image = data.resolve("imagesTr/ball_" + heldOut(run) + ".nii.gz");
        CommandRun predicted =
                CommandRun.of("predict", run.resolve("bundle"), image, "-o", out, "--probabilities", "--json");
        assertThat(predicted.code()).as(predicted.err()).isZero();
        JsonNode quality = predicted.json().path("cases").path(0).path("quality");
        assertThat(quality.path("skipped")
                        .valueStream()
                        .map(skipped -> skipped.path("check").asString()))
                .containsExactly("predicted_dice", "familiarity");
        Path result = out.resolve(image.getFileName());
        byte[] written = header(result);
        byte[] source = header(image);
        assertThat(Arrays.copyOfRange(written, 76, 92)).isEqualTo(Arrays.copyOfRange(source, 76, 92));
        assertThat(Arrays.copyOfRange(written, 252, 328)).isEqualTo(Arrays.copyOfRange(source, 252, 328));
        LabelMap truth = ImageFiles.readLabels(data.resolve("labelsTr").resolve(image.getFileName()));
        assertThat(dice(ImageFiles.readLabels(result), truth)).isGreaterThan(0.8);
        assertThat(out.resolve("ball_" + heldOut(run) + "_probability_1.nii.gz"))
                .exists();
    }

    private static byte[] header(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readNBytes(348);
        }
    }

    private static String heldOut(Path run) {
        return JsonMapper.shared()
                .readTree(run.resolve("run.json").toFile())
                .get("heldOut")
                .get(0)
                .asString()
                .substring("ball_".length());
    }

    private static double dice(LabelMap a, LabelMap b) {
        double both = 0;
        double all = 0;
        for (int v = 0; v < a.data().length; v++) {
            both += a.label(v) == 1 && b.label(v) == 1 ? 1 : 0;
            all += a.label(v) + b.label(v);
        }
        return 2 * both / all;
    }

    @Test
    void a_data_set_whose_files_do_not_match_its_description_is_named() throws IOException {
        Path gone = data.resolve("labelsTr/ball_3.nii.gz");
        Files.delete(gone);
        assertThat(run("plan", data, "-o", folder.resolve("p.json"))).isEqualTo(1);
        assertThat(error).contains("ball_3.nii.gz", "does not exist").doesNotContain("Exception");
        assertThat(folder.resolve("p.json")).doesNotExist();
    }

    @Test
    void a_label_that_the_description_does_not_name_is_refused() throws IOException {
        String json = Files.readString(data.resolve("dataset.json"));
        Files.writeString(data.resolve("dataset.json"), json.replace("\"1\": \"ball\"", "\"2\": \"ball\""));
        assertThat(run("plan", data, "-o", folder.resolve("p.json"))).isEqualTo(1);
        assertThat(error).contains("holds the value 1");
    }

    @Test
    void an_unknown_loss_or_engine_is_refused_before_any_work() {
        Path plan = shortPlan();
        Path run = folder.resolve("run");
        assertThat(run("train", plan, "--output", run, "--loss", "dice + foo")).isNotZero();
        assertThat(error).contains("foo", "ce");
        assertThat(run("train", plan, "--output", run, "--engine", "caffe")).isEqualTo(2);
        assertThat(error).contains("caffe", "nd4j");
        assertThat(run).doesNotExist();
    }

    @Test
    void optimiser_sam_and_accumulation_can_be_asked_for_and_are_remembered() {
        Path plan = shortPlan(3);
        Path run = folder.resolve("run");
        assertThat(run("train", plan, "-o", run, "--optimizer", "lion")).isEqualTo(2);
        assertThat(error).contains("lion", "momo-adam");
        assertThat(run("train", plan, "-o", run, "--accumulate", 0)).isEqualTo(2);
        assertThat(run("train", plan, "-o", run, "--sam=-1")).isEqualTo(2);
        assertThat(run("train", plan, "-o", run, "--epochs", 0)).isEqualTo(2);
        assertThat(run).doesNotExist();

        CommandRun trained = CommandRun.of(
                "train",
                plan,
                "-o",
                run,
                "--engine",
                "nd4j",
                "--epochs",
                1,
                "--optimizer",
                "momo-adam",
                "--sam",
                0.05,
                "--accumulate",
                2,
                "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.json().path("runs").path(0).path("waitedShare").asDouble())
                .isBetween(0.0, 1.0);
        TrainingSettings used = PlanFile.read(run.resolve("plan.json")).training();
        assertThat(used.optimizer()).isEqualTo(Optimizers.defaults("momo-adam").withSam(0.05));
        assertThat(used.schedule().learningRate()).isEqualTo(0.01);
        assertThat(used.passes()).isEqualTo(2);
        assertThat(run("train", plan, "-o", run, "--engine", "nd4j", "--resume", "--fold", 1))
                .isEqualTo(2);
        assertThat(error).contains("has fold 0 and seed");
        assertThat(run("train", plan, "-o", run, "--engine", "nd4j", "--resume", "--optimizer", "momo-adam"))
                .as(error)
                .isZero();
    }

    @Test
    void fair_error_bound_scaling_of_another_loss_trains_with_the_groups_of_the_subjects() throws IOException {
        StringBuilder table = new StringBuilder("case,sex,age\n");
        for (int c = 0; c < 8; c++) {
            table.append("ball_%d,%s,%d\n".formatted(c, c % 2 == 0 ? "f" : "m", 30 + c));
        }
        Path plan = shortPlan(3);
        Path run = folder.resolve("run");
        String loss = "febs(base=dice + ce)";
        assertThat(run("train", plan, "--output", run, "--loss", loss, "--epochs", 1))
                .isEqualTo(2);
        assertThat(error).contains("--group-by");
        assertThat(run("train", plan, "--output", run, "--loss", loss, "--group-by", "sex"))
                .isEqualTo(1);
        assertThat(error).contains("subjects.csv");

        Files.writeString(data.resolve("subjects.csv"), table);
        assertThat(run("train", plan, "--output", run, "--loss", loss, "--group-by", "race"))
                .isEqualTo(1);
        assertThat(error).contains("race");
        assertThat(run(
                        "train",
                        plan,
                        "--output",
                        run,
                        "--loss",
                        loss,
                        "--epochs",
                        1,
                        "--engine",
                        "nd4j",
                        "--group-by",
                        "sex"))
                .as(error)
                .isZero();
        assertThat(Bundle.open(run.resolve("bundle"))
                        .plan()
                        .orElseThrow()
                        .training()
                        .loss())
                .isEqualTo(loss);

        assertThat(run("train", plan, "--output", run, "--resume", "--engine", "nd4j"))
                .as(error)
                .isZero();
        assertThat(RunManifest.in(run).orElseThrow().origin().groupBy()).isEqualTo("sex");
        assertThat(run("train", plan, "--output", run, "--resume", "--group-by", "age"))
                .isEqualTo(2);
        assertThat(error).contains("began with --group-by sex");
    }

    @Test
    void an_unknown_model_is_refused_with_the_known_ones() {
        assertThat(run("predict", "nothing", data, "-o", folder.resolve("o"))).isEqualTo(1);
        assertThat(error).contains("nothing", "model.json");
    }

    @Test
    void a_truncated_image_is_named_and_leaves_no_result() throws IOException {
        Path image = data.resolve("imagesTr/ball_0.nii.gz");
        byte[] bytes = Files.readAllBytes(image);
        Files.write(image, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(run("plan", data, "-o", folder.resolve("p.json"))).isEqualTo(1);
        assertThat(error).contains("ball_0.nii.gz");
    }
}
