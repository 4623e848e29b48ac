package org.toposeg.workflow.job;

import org.toposeg.file.Sha256;

/**
 * What is asked for. Requests of equal source, model and output are the same job; its result belongs to one content.
 *
 * @param study name or UID of the study, for people
 * @param series name or UID of the series, for people
 * @param source where the images are: a path or an address
 * @param model path of the bundle
 * @param output where the result goes
 * @param content digest of what the images are made of, at most 64 characters, or empty for images that never change
 */
public record JobRequest(String study, String series, String source, String model, String output, String content) {

    private static final int ID_DIGITS = 24;

    /** For images that never change. */
    public JobRequest(String study, String series, String source, String model, String output) {
        this(study, series, source, model, output, "");
    }

    /** Derived from source, model and output. */
    public String id() {
        return Sha256.of(String.join("\n", source, model, output)).substring(0, ID_DIGITS);
    }
}
