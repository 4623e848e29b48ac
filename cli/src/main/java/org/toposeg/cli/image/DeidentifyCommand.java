package org.toposeg.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.dicom.deid.DeidentificationOptions;
import org.toposeg.dicom.deid.FolderDeidentifier;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg deidentify}: DICOM files without the patient's identity. */
@Command(
        name = "deidentify",
        description = "Remove the patient's identity from DICOM files by the basic profile of PS3.15."
                + " Pixels are not changed: files that may show text are listed and must be looked at.",
        mixinStandardHelpOptions = true)
public final class DeidentifyCommand implements CliCommand {

    @Mixin
    private Output output;

    @Parameters(paramLabel = "IN", description = "A DICOM file or a folder with DICOM files.")
    private Path in;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder for the results, by their new UIDs.")
    private Path target;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "File with a secret of at least 16 bytes: the same secret gives the same new UIDs."
                    + " Without it each run draws its own.")
    private Path key;

    @Option(names = "--retain-uids", description = "Keep UIDs as they are.")
    private boolean retainUids;

    @Option(names = "--retain-dates", description = "Keep dates and times, but for the date of birth.")
    private boolean retainDates;

    @Option(names = "--clean-descriptors", description = "Keep the known imaging words of descriptions.")
    private boolean cleanDescriptors;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(in)) {
            throw new InvalidRequestException(in + " does not exist; check the path.");
        }
        FolderDeidentifier.Result result = FolderDeidentifier.run(
                in, target, new DeidentificationOptions(secret(), retainUids, retainDates, cleanDescriptors));
        output.print(document(result), () -> text(result));
        return result.refused().isEmpty() ? DONE : FAILED;
    }

    private byte[] secret() throws IOException {
        if (key == null) {
            return DeidentificationOptions.randomKey();
        }
        try {
            return new DeidentificationOptions(Files.readAllBytes(key), false, false, false).key();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(key + ": " + e.getMessage() + ".");
        }
    }

    private Map<String, Object> document(FolderDeidentifier.Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("output", target.toString());
        document.put("written", result.written());
        document.put("flagged", notes(result.flagged()));
        document.put("refused", notes(result.refused()));
        document.put("passedOver", result.passedOver());
        return document;
    }

    private static List<Map<String, String>> notes(List<FolderDeidentifier.Note> notes) {
        return notes.stream()
                .map(note -> Map.of("file", note.file().toString(), "why", note.why()))
                .toList();
    }

    private String text(FolderDeidentifier.Result result) {
        StringBuilder text = new StringBuilder("wrote " + result.written() + " files to " + target);
        result.flagged()
                .forEach(note -> text.append("\nlook at ")
                        .append(note.file())
                        .append(": ")
                        .append(note.why()));
        result.refused()
                .forEach(note -> text.append("\nnot written: ")
                        .append(note.file())
                        .append(": ")
                        .append(note.why()));
        return text.toString();
    }
}
