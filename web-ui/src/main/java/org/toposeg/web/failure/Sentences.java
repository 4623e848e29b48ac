package org.toposeg.web.failure;

import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.dicom.web.ArchiveException;
import org.toposeg.model.ModelException;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.train.TrainingException;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.Failures;
import org.toposeg.workflow.InvalidRequestException;

/**
 * The one place that turns failures into what people read. A failure that was written for people keeps its sentence,
 * without folders and names of classes; of any other only a reference is said, under which the log has the details.
 */
public final class Sentences {

    private static final Logger LOG = LoggerFactory.getLogger(Sentences.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int REFERENCE_BYTES = 4;

    /** The folders of an absolute path; the file's own name behind them stays. The lookbehind spares web addresses. */
    private static final Pattern FOLDERS = Pattern.compile(
            "(?<![\\w.:/\\\\])(?:file:)?(?:[A-Za-z]:)?[/\\\\]{1,3}(?:[^\\s/\\\\'\":;,()\\[\\]<>]+[/\\\\])+");

    private static final Pattern CLASS =
            Pattern.compile("(?<![\\w.])(?:[a-z][a-z0-9_]*\\.){2,}[A-Z]\\w*(?:\\$\\w+)*(?::? )?");

    /** They may hold blanks, which would end a path for the pattern. */
    private static final List<String> KNOWN_FOLDERS = Stream.of("java.io.tmpdir", "user.home", "user.dir")
            .map(System::getProperty)
            .filter(folder -> folder != null && folder.length() > 1)
            .toList();

    private Sentences() {}

    /**
     * A sentence on a failure, for a person; what is not for people goes to the log.
     *
     * @param what failed, as the beginning of a sentence: "scan.nii.gz could not be added"
     */
    public static String of(String what, Throwable failure) {
        Optional<String> written = writtenForPeople(failure);
        if (written.isEmpty()) {
            return referred(what, failure);
        }
        String sentence = withoutPlaces(written.get());
        if (!sentence.equals(written.get())) {
            LOG.warn("{}: {}", what, written.get());
        }
        return sentence;
    }

    /** A sentence that says nothing but where the log has the rest. */
    static String referred(String what, Throwable failure) {
        return what + ". Whoever runs this server finds the reason in its log, under " + logged(what, failure) + ".";
    }

    /** Writes a failure to the log and gives the reference it stands under. */
    static String logged(String what, Throwable failure) {
        byte[] random = new byte[REFERENCE_BYTES];
        RANDOM.nextBytes(random);
        String reference = HexFormat.of().formatHex(random);
        LOG.error("[{}] {}", reference, what, failure);
        return reference;
    }

    /** The text without the folders and names of classes in it. */
    public static String withoutPlaces(String text) {
        String cleaned = text;
        for (String folder : KNOWN_FOLDERS) {
            cleaned = cleaned.replaceAll(Pattern.quote(folder) + "[/\\\\]?", Matcher.quoteReplacement("/./"));
        }
        cleaned = FOLDERS.matcher(cleaned).replaceAll("");
        return CLASS.matcher(cleaned).replaceAll("").strip();
    }

    static Optional<String> writtenForPeople(Throwable failure) {
        return switch (failure) {
            case InputException e -> Optional.ofNullable(e.getMessage());
            case ModelException e -> Optional.ofNullable(e.getMessage());
            case NetworkException e -> Optional.ofNullable(e.getMessage());
            case TrainingException e -> Optional.ofNullable(e.getMessage());
            case ArchiveException e -> Optional.ofNullable(e.getMessage());
            case InvalidRequestException e -> Optional.ofNullable(e.getMessage());
            case OutOfMemoryError e -> Optional.of(Failures.sentence(e));
            case UncheckedIOException e -> writtenForPeople(e.getCause());
            case CompletionException e when e.getCause() != null -> writtenForPeople(e.getCause());
            case ExecutionException e when e.getCause() != null -> writtenForPeople(e.getCause());
            default -> Optional.empty();
        };
    }
}
