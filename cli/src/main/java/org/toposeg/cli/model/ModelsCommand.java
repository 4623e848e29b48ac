package org.toposeg.cli.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelCard;
import org.toposeg.model.ModelRegistry;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toposeg models}. */
@Command(
        name = "models",
        description = "List, show, import and export trained models.",
        mixinStandardHelpOptions = true)
public final class ModelsCommand implements CliCommand {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "give one of: models list, show, import, export");
    }

    /** One line of the list. */
    public record Entry(
            String name,
            String version,
            String description,
            List<String> channels,
            Map<Integer, String> labels,
            String folder) {}

    @Command(name = "list", description = "All registered models.", mixinStandardHelpOptions = true)
    int list(@Mixin Output output) {
        List<Entry> entries = ModelRegistry.standard().list().stream()
                .map(ModelsCommand::entry)
                .toList();
        output.print(Map.of("models", entries), () -> entries.isEmpty() ? "No models." : table(entries));
        return DONE;
    }

    private static Entry entry(Bundle bundle) {
        ModelCard card = bundle.card();
        return new Entry(
                bundle.folder().getFileName().toString(),
                card.about().version(),
                card.about().description(),
                card.network().channels(),
                card.network().labels(),
                bundle.folder().toAbsolutePath().normalize().toString());
    }

    private static String table(List<Entry> entries) {
        return entries.stream()
                .map(e -> "%-20s %-8s %s".formatted(e.name(), e.version(), e.description()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    @Command(name = "show", description = "A model's card.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "MODEL", description = "Name or folder.") String model, @Mixin Output output) {
        Bundle bundle = ModelRegistry.standard().find(model);
        output.print(bundle.card(), () -> text(bundle));
        return DONE;
    }

    private static String text(Bundle bundle) {
        ModelCard c = bundle.card();
        String metrics = c.metrics() == null
                ? "  none stated"
                : c.metrics().stream()
                        .map(m -> "  %s (label %s): %s %.4f over %d cases, %s"
                                .formatted(m.name(), m.label(), m.metric(), m.value(), m.cases(), m.on()))
                        .collect(Collectors.joining(System.lineSeparator()));
        return String.join(
                System.lineSeparator(),
                c.about().name() + " " + c.about().version() + " - " + c.about().description(),
                "folder:       " + bundle.folder(),
                "channels:     " + String.join(", ", c.network().channels()),
                "labels:       " + c.network().labels(),
                "intended use: " + c.about().intendedUse(),
                "limitations:  " + c.about().limitations(),
                "licence:      " + c.about().licence(),
                "trained on:   "
                        + (c.training() == null
                                ? "not stated"
                                : c.training().dataset().data()),
                "spacing:      "
                        + (c.network().input().spacing() == null
                                ? "the image's own"
                                : c.network().input().spacing() + " mm"),
                "patch z,y,x:  " + c.network().window().patch(),
                "metrics:",
                metrics,
                bundle.missing().isEmpty() ? "The card is complete." : "The card does not say: " + bundle.missing());
    }

    @Command(
            name = "import",
            description = "Register a model; one whose card is incomplete is refused.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "PATH", description = "A bundle's folder or zip file.") Path source,
            @Mixin Output output) {
        if (!Files.exists(source)) {
            throw new InvalidRequestException(source + " does not exist; give a bundle's folder or zip file.");
        }
        Bundle bundle = ModelRegistry.standard().add(source);
        output.print(entry(bundle), () -> "Registered " + bundle.folder().getFileName() + " in " + bundle.folder());
        return DONE;
    }

    @Command(
            name = "export",
            description = "Copy a model into a folder or a .zip file.",
            mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "MODEL", description = "Name or folder.") String model,
            @Option(
                            names = {"-o", "--output"},
                            required = true,
                            description = "New folder, or file ending in .zip.")
                    Path target,
            @Mixin Output output) {
        ModelRegistry.standard().export(model, target);
        output.print(Map.of("output", target.toString()), () -> "Written to " + target);
        return DONE;
    }
}
