package org.toposeg.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.CommandRun;
import org.toposeg.testing.SharedFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every sample file through {@code info} and {@code convert}; the outcome is the page docs/reference/formats.md. */
class FormatsTest {

    private static final Path PAGE = Path.of("../docs/reference/formats.md");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private Path data;

    @Test
    void info_and_convert_do_with_every_sample_what_the_page_says() throws IOException {
        data = SharedFolder.data(".").normalize();
        Catalogues catalogues = new Catalogues(data);
        FormatsTable table = new FormatsTable();
        int read = 0;
        int refused = 0;
        int texts = 0;
        for (Path file : files()) {
            String name = data.relativize(file).toString();
            FormatsTable.Row row = row(file, name, catalogues);
            if (!name.contains("malformed/")) {
                // Licences, tables and network weights lie among the samples; foreign images are named.
                boolean text = row.what().contains("no image of a known kind") && !name.endsWith(".nrrd");
                texts += text ? 1 : 0;
                if (!text) {
                    table.add(row);
                }
            } else if (row.convert().startsWith("refused")) {
                refused++;
            } else {
                read++;
            }
        }
        String page = table.markdown(List.of(
                "| no images (texts, tables, weights), refused in one sentence | " + texts + " |",
                "| malformed on purpose, read | " + read + " |",
                "| malformed on purpose, refused in one sentence | " + refused + " |"));

        if ("write".equals(System.getProperty("toposeg.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).doesNotContain("DIFFERS").isEqualTo(Files.readString(PAGE));
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(data)) {
            walk.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        return files;
    }

    private FormatsTable.Row row(Path file, String name, Catalogues catalogues) throws IOException {
        CommandRun info = CommandRun.of("info", "--json", file.toString());
        if (info.code() != CliCommand.DONE) {
            String sentence = sentence(info, file);
            return new FormatsTable.Row(name, "", sentence, "refused", "");
        }
        JsonNode facts = JSON.readTree(info.out());
        Path target = folder.resolve("out.nii");
        CommandRun convert = CommandRun.of("convert", file.toString(), target.toString());
        String converted = convert.code() == CliCommand.DONE ? "yes" : "refused: " + sentence(convert, file);
        Files.deleteIfExists(target);
        return new FormatsTable.Row(name, size(facts), what(facts), converted, catalogues.verdict(name));
    }

    /** The one sentence that a person gets, without the file's path and the format that only tests know. */
    private static String sentence(CommandRun run, Path file) {
        assertThat(run.code()).as(file.toString()).isEqualTo(CliCommand.FAILED);
        assertThat(run.err().strip())
                .as(file.toString())
                .startsWith("toposeg: ")
                .doesNotContain("unexpected failure", "\n");
        return run.err()
                .strip()
                .substring("toposeg: ".length())
                .replace(file + " ", "")
                .replace(file.getParent() + "/", "")
                .replace("Tiny, ", "")
                .replace(", Tiny", "")
                .replace("|", "\\|");
    }

    private static String size(JsonNode facts) {
        List<String> sizes = new ArrayList<>();
        facts.path("size").forEach(node -> sizes.add(Integer.toString(node.asInt())));
        return String.join(" × ", sizes);
    }

    private static String what(JsonNode facts) {
        return Stream.of(
                        facts.path("kind").asString(),
                        facts.path("modality").asString(),
                        facts.path("dataType").asString(),
                        facts.path("channels").asInt() > 1
                                ? facts.path("channels").asInt() + " channels"
                                : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
