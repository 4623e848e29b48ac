package org.toposeg.workflow;

/** Hears how far long work is; may be called by several threads. */
@FunctionalInterface
public interface ProgressListener {

    /** Nobody listens. */
    ProgressListener NONE = (fraction, note) -> {};

    /**
     * @param fraction done, 0 to 1
     * @param note what is being done, for a person
     */
    void update(double fraction, String note);
}
