package org.toposeg.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.file.AtomicFile;
import org.toposeg.report.document.Report;
import org.toposeg.report.page.Reports;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.evaluate.CaseImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg report}. */
@Command(
        name = "report",
        description = "Make an HTML page or a PDF from the JSON of evaluate, compare, calibrate or fairness.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements CliCommand {

    @Parameters(paramLabel = "RESULT.json", description = "What one of these commands printed with --json.")
    private Path result;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "report.html or report.pdf; may be given again.")
    private List<Path> targets;

    @Option(
            names = "--images",
            paramLabel = "I",
            description = "The image of an evaluated case, or a folder of images CASE.nii.gz or CASE_0000.nii.gz, to be"
                    + " shown under the errors; by default those that the result names.")
    private Path images;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        for (Path target : targets) {
            if (Reports.Format.of(target.getFileName().toString()) == null) {
                throw new InvalidRequestException("-o must end in .html or .pdf, got " + target);
            }
        }
        if (images != null && !Files.exists(images)) {
            throw new InvalidRequestException("--images " + images + " does not exist; check the path.");
        }
        Report report = Reports.read(
                result.toString(),
                Files.readAllBytes(result),
                new StoredFiles(images == null ? null : CaseImages.of(images)));
        Map<String, Long> written = new LinkedHashMap<>();
        for (Path target : targets) {
            byte[] bytes =
                    Reports.write(report, Reports.Format.of(target.getFileName().toString()));
            AtomicFile.write(target, bytes);
            written.put(target.toString(), (long) bytes.length);
        }
        output.print(
                Map.of("title", report.title(), "files", written),
                () -> report.title() + ": " + String.join(", ", written.keySet()));
        return DONE;
    }
}
