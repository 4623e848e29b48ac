package org.toposeg.workflow.loss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.toposeg.volume.InputException;

/** The list of losses as Markdown, kept between two marks in the reference documentation. */
public final class LossMarkdown {

    static final String BEGIN = "<!-- losses: written by 'toposeg loss list --update docs/reference/losses.md' -->";
    static final String END = "<!-- end of losses -->";

    private LossMarkdown() {}

    /** @throws InputException if the file cannot be read or written, or has no marks */
    public static void update(Path file, List<LossEntry> entries) {
        try {
            Files.writeString(file, replaced(file, Files.readString(file), entries));
        } catch (IOException e) {
            throw new InputException(file + " cannot be read or written: " + e.getMessage() + ".", e);
        }
    }

    /** The text with the part between the marks made anew. */
    public static String replaced(Path file, String text, List<LossEntry> entries) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new InputException(file + " lacks the line \"" + BEGIN + "\" or \"" + END + "\"; add them.");
        }
        return text.substring(0, begin + BEGIN.length()) + "\n\n" + of(entries) + text.substring(end);
    }

    private static String of(List<LossEntry> entries) {
        StringBuilder out = new StringBuilder();
        String family = "";
        for (LossEntry entry : entries) {
            if (!entry.family().equals(family)) {
                family = entry.family();
                out.append("## ")
                        .append(family.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(family.substring(1))
                        .append("\n\n");
            }
            append(entry, out);
        }
        return out.toString();
    }

    private static void append(LossEntry e, StringBuilder out) {
        out.append("### `").append(e.name()).append("`\n").append(e.summary()).append("\n\n");
        out.append("%s · defined on %s · %s · %s%n%n".formatted(e.spaces(), e.input(), e.cost(), e.source()));
        if (!e.options().isEmpty()) {
            out.append("| option | default | allowed | meaning |\n|---|---|---|---|\n");
            e.options()
                    .forEach(o -> out.append("| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    o.name(),
                                    shown(o.defaultValue()),
                                    o.allowed(),
                                    o.meaning().replace("|", "\\|"))));
            out.append('\n');
        }
    }

    private static String shown(Object value) {
        return value.equals("") ? "" : "`" + value + "`";
    }
}
