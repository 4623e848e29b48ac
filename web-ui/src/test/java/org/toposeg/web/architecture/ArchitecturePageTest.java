package org.toposeg.web.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The picture of the modules and the table of packages in docs/architecture.md are made from the sources. To write them
 * anew: {@code mvn test -pl web-ui -am -Dtest=ArchitecturePageTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dtoposeg.docs=write}.
 */
class ArchitecturePageTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/architecture.md");
    private static final List<String> MODULES = List.of(
            "segmentation-core",
            "engine-libtorch",
            "io-dicom",
            "models",
            "datasets",
            "workflow",
            "reports",
            "batch",
            "cli",
            "web-ui",
            "benchmarks");

    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(org\\.toposeg\\.[a-z0-9_.]+)", Pattern.MULTILINE);
    private static final Pattern ABOUT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    /** Module of each package. */
    private final Map<String, String> modules = new TreeMap<>();

    private final Map<String, String> about = new TreeMap<>();
    private final Map<String, Integer> sizes = new TreeMap<>();
    private final Map<String, TreeSet<String>> imports = new TreeMap<>();

    @Test
    void the_page_shows_the_modules_and_packages_as_they_are() throws IOException {
        for (String module : MODULES) {
            read(module);
        }
        String page = Files.readString(PAGE);
        String now = replace(replace(page, "modules", picture()), "packages", table());
        if ("write".equals(System.getProperty("toposeg.docs"))) {
            Files.writeString(PAGE, now);
        }
        assertThat(page).as("write it anew as this test's comment says").isEqualTo(now);
    }

    private void read(String module) throws IOException {
        Path sources = ROOT.resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                String name = sources.relativize(file.getParent()).toString().replace('/', '.');
                modules.put(name, module);
                String text = Files.readString(file);
                if (file.endsWith("package-info.java")) {
                    about.put(name, firstSentence(text));
                } else {
                    sizes.merge(name, 1, Integer::sum);
                }
                Matcher found = IMPORT.matcher(text);
                while (found.find()) {
                    String used = found.group(1).replaceAll("\\.+$", "");
                    imports.computeIfAbsent(module, m -> new TreeSet<>()).add(used);
                }
            }
        }
    }

    private static String firstSentence(String text) {
        Matcher found = ABOUT.matcher(text);
        if (!found.find()) {
            return "";
        }
        String prose = found.group(1)
                .replaceAll("\\s*\\n\\s*\\* ?", " ")
                .replaceAll("\\{@\\w+ (?:[\\w.]*\\.)?([^}]*)}", "`$1`")
                .replaceAll("<[^>]+>", "")
                .replace("|", "\\|")
                .strip();
        int end = prose.indexOf(". ");
        return end < 0 ? prose : prose.substring(0, end + 1);
    }

    /** An arrow for each module that imports another; those that follow from others are left out. */
    private String picture() {
        Map<String, TreeSet<String>> uses = new TreeMap<>();
        imports.forEach((module, names) -> names.stream()
                .map(modules::get)
                .filter(used -> used != null && !used.equals(module))
                .forEach(used ->
                        uses.computeIfAbsent(module, m -> new TreeSet<>()).add(used)));
        List<String> lines = new ArrayList<>(List.of("```mermaid", "graph BT"));
        for (String module : MODULES) {
            for (String used : uses.getOrDefault(module, new TreeSet<>())) {
                boolean follows = uses.get(module).stream()
                        .anyMatch(other ->
                                uses.getOrDefault(other, new TreeSet<>()).contains(used));
                if (!follows) {
                    lines.add("  " + module + " --> " + used);
                }
            }
        }
        lines.add("```");
        return String.join("\n", lines);
    }

    private String table() {
        List<String> lines =
                new ArrayList<>(List.of("| module | package | types | what it is for |", "|---|---|---|---|"));
        for (String module : MODULES) {
            modules.forEach((name, in) -> {
                if (in.equals(module) && sizes.containsKey(name)) {
                    lines.add("| %s | `%s` | %d | %s |"
                            .formatted(
                                    module,
                                    name.replace("org.toposeg.", ""),
                                    sizes.get(name),
                                    about.getOrDefault(name, "")));
                }
            });
        }
        return String.join("\n", lines);
    }

    private static String replace(String page, String mark, String text) {
        String begin = "<!-- " + mark + ": begin -->\n";
        String end = "\n<!-- " + mark + ": end -->";
        return page.substring(0, page.indexOf(begin) + begin.length()) + text + page.substring(page.indexOf(end));
    }
}
