package org.toposeg.job;

import org.toposeg.file.Sha256;

/**
 * What is asked for. Two equal requests are the same job.
 *
 * @param study name or UID of the study, for people
 * @param series name or UID of the series, for people
 * @param source where the images are: a path or an address
 * @param model path of the bundle
 * @param output where the result goes
 */
public record JobRequest(String study, String series, String source, String model, String output) {

    private static final int ID_DIGITS = 24;

    /** Derived from source, model and output. */
    public String id() {
        return Sha256.of(String.join("\n", source, model, output)).substring(0, ID_DIGITS);
    }
}
