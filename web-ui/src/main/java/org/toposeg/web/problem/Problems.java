package org.toposeg.web.problem;

import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toposeg.model.ModelException;
import org.toposeg.network.NetworkException;
import org.toposeg.volume.InputException;
import org.toposeg.web.storage.DataFolder;
import org.toposeg.web.storage.DiskSpace;

/**
 * Turns a failure into the sentence that a person in the browser reads. Only our own exceptions speak for themselves, and
 * without folders of the server; of any other, whose text may hold SQL, names of classes or a patient, the person is told a
 * number under which the log has it.
 */
@Component
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int NUMBER_LENGTH = 8;

    /** The folders of an absolute path: neither part of an address nor of a fraction. */
    private static final Pattern FOLDERS = Pattern.compile("(?<![\\w:/.])/(?=\\S)(?:[^\\s/:;,()\"']+/)*");

    private final DiskSpace disk;
    private final String root;

    Problems(DiskSpace disk, DataFolder data) {
        this.disk = disk;
        this.root = data.root().toString();
    }

    /** @param what was being done, for the log; without names of patients */
    public String sentence(String what, Throwable failure) {
        String sentence = own(failure);
        if (sentence != null) {
            LOG.info("{} failed: {}", what, failure.getClass().getSimpleName());
            LOG.debug("why {} failed", what, failure);
            return withoutFolders(sentence);
        }
        String number = UUID.randomUUID().toString().substring(0, NUMBER_LENGTH);
        LOG.error("{} failed ({})", what, number, failure);
        return disk.isFull()
                ? "The server's disk is full; nothing was changed. Free some space, then try again."
                : "This failed for a reason that only the server's log tells; give the administrator the number "
                        + number + ".";
    }

    private static String own(Throwable failure) {
        return switch (failure) {
            case InputException e -> e.getMessage();
            case ModelException e -> e.getMessage();
            case NetworkException e -> e.getMessage();
            case OutOfMemoryError e ->
                "The server's memory did not suffice; try again when less is being done, or have the administrator"
                        + " give it more (TOPOSEG_HEAP_PERCENT).";
            default -> null;
        };
    }

    /** A file is named without the folders of the server that lead to it. */
    public String withoutFolders(String sentence) {
        return FOLDERS.matcher(sentence.replace(root, "")).replaceAll("");
    }
}
